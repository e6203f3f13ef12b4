const RATE = 44_100
const LENGTH = 0.5

/** Two soft notes, the second lower, made here. */
export function tone(): AudioBuffer {
  const buffer = new AudioBuffer({ length: RATE * LENGTH, sampleRate: RATE })
  const samples = buffer.getChannelData(0)
  for (let i = 0; i < samples.length; i++) {
    const time = i / RATE
    const since = time < 0.12 ? time : time - 0.12
    // Each note swells within ten milliseconds, so that it does not click, and fades.
    samples[i] =
      0.25 * Math.sin(2 * Math.PI * (time < 0.12 ? 880 : 659) * time) * Math.min(since / 0.01, 1) * Math.exp(-since * 9)
  }
  return buffer
}
