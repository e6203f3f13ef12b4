const rate = 8000

/** Two falling tones, half a second long, as the samples of a WAV file. */
function samples(): Int16Array {
  const tone = (at: number): number => (at < rate / 4 ? 880 : 660)
  return Int16Array.from({ length: rate / 2 }, (_, at) => {
    const fade = 1 - (at % (rate / 4)) / (rate / 4)
    return Math.sin((2 * Math.PI * tone(at) * at) / rate) * fade * 9000
  })
}

function wav(): Uint8Array<ArrayBuffer> {
  const sound = Buffer.from(samples().buffer)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + sound.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(sound.length, 40)
  return new Uint8Array([...header, ...sound])
}

/** The sound of a new message. It has the name that the server gives it, and says what it really is. */
export const chime = wav()
