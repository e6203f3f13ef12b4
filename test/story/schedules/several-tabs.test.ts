import { expect } from 'chai'
import { needs } from '../../engine.ts'
import { hold } from './hold.ts'

describe('Whatever happens to several tabs', () => {
  needs('storage')(
    'every message is there once and in order, and every farewell is finished',
    async function (this: Mocha.Context) {
      this.timeout(0)
      const { schedules, sent } = await hold(3, 0.5)
      expect(sent).to.be.greaterThan(schedules / 2)
    },
  )
})
