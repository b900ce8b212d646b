import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { limits } from '../limits.ts'
import { decodeEscapes } from './escapes.ts'
import { readXml } from './xml.ts'

/** The texts that cells refer to by number. */
export interface SharedStrings {
  at: (index: number) => string | undefined
  close: () => void
}

interface Block {
  strings: readonly string[]
  characters: number
}

interface Place {
  first: number
  offset: number
  length: number
}

/**
 * Reads the shared strings of a workbook. Excel puts every text of a sheet here, hundreds of megabytes for a million rows:
 * they are cut into blocks, the blocks last used stay in memory, and all of them wait in a temporary file without a name.
 */
export const readSharedStrings = async (bytes: AsyncIterable<Buffer>): Promise<SharedStrings> => {
  const store = createStore()
  try {
    let text = ''
    let taken = false
    let phonetic = 0
    const reading = readXml(bytes, {
      open: name => {
        if (name === 'si') text = ''
        else if (name === 't') taken = phonetic === 0
        else if (name === 'rPh') phonetic += 1
      },
      text: piece => {
        if (taken && text.length <= limits.cell) text += piece
      },
      close: name => {
        if (name === 'si') store.add(decodeEscapes(text))
        else if (name === 't') taken = false
        else if (name === 'rPh') phonetic -= 1
      },
    })
    for await (const _ of reading);
    return store.finish()
  } catch (error) {
    store.finish().close()
    throw error
  }
}

const createStore = () => {
  const places: Place[] = []
  const recent = new Map<number, Block>()
  let open: string[] = []
  let openCharacters = 0
  let count = 0
  let kept = 0
  let written = 0
  let file: number | undefined

  const keep = (index: number, block: Block) => {
    recent.set(index, block)
    kept += block.characters
    for (const [oldest, { characters }] of recent) {
      if (kept <= limits.sharedCharacters || oldest === index) break
      recent.delete(oldest)
      kept -= characters
    }
  }
  const closeBlock = () => {
    if (open.length === 0) return
    file ??= unnamedFile()
    const packed = Buffer.from(JSON.stringify(open))
    writeSync(file, packed, 0, packed.length, written)
    places.push({ first: count - open.length, offset: written, length: packed.length })
    written += packed.length
    keep(places.length - 1, { strings: open, characters: openCharacters })
    open = []
    openCharacters = 0
  }
  const load = (index: number): Block => {
    const { offset, length } = places[index]!
    const packed = Buffer.alloc(length)
    readSync(file!, packed, 0, length, offset)
    const strings = JSON.parse(packed.toString()) as string[]
    return { strings, characters: strings.reduce((sum, text) => sum + text.length + 16, 0) }
  }
  const blockAt = (index: number): Block => {
    const block = recent.get(index) ?? load(index)
    if (recent.delete(index)) kept -= block.characters
    keep(index, block)
    return block
  }
  return {
    add: (text: string) => {
      open.push(text)
      openCharacters += text.length + 16
      count += 1
      if (open.length === 256 || openCharacters > 65_536) closeBlock()
    },
    finish: (): SharedStrings => {
      closeBlock()
      return {
        at: index => {
          if (!(index >= 0 && index < count)) return undefined
          const place = placeOf(places, index)
          return blockAt(place).strings[index - places[place]!.first]
        },
        close: () => {
          if (file !== undefined) closeSync(file)
          file = undefined
        },
      }
    },
  }
}

/** The last block that begins at or before the index. */
const placeOf = (places: readonly Place[], index: number): number => {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[middle]!.first <= index) low = middle
    else high = middle - 1
  }
  return low
}

const unnamedFile = (): number => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'e360-strings-'))
  const file = openSync(path.join(folder, 'strings'), 'wx+', 0o600)
  rmSync(folder, { recursive: true })
  return file
}
