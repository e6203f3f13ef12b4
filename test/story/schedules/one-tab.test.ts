import { expect } from 'chai'
import { hold } from './hold.ts'

describe('Whatever happens to one tab', () => {
  it('every message is there once and in order, and every farewell is finished', async function () {
    this.timeout(0)
    const { schedules, sent } = await hold(1, 0.5)
    expect(sent).to.be.greaterThan(schedules / 2)
  })
})
