// What xlsx.ts begins: writes one workbook, and answers each message with the bytes that it led to. A message is rows; null ends it. In
// JavaScript, since a thread does not read TypeScript by itself.
// oxlint-disable unicorn/require-post-message-target-origin -- a thread has none
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'

const { headers, rowsOfSheet } = workerData
const pieces = []
const stream = new PassThrough().on('data', piece => pieces.push(piece))
const ended = once(stream, 'end')
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false })

let sheet
let count = 0
const open = () => {
  sheet = workbook.addWorksheet(count === 0 ? '企业' : `企业${count / rowsOfSheet + 1}`)
  sheet.addRow(headers).commit()
}
open()

const write = async rows => {
  for (const cells of rows) {
    if (count > 0 && count % rowsOfSheet === 0) {
      sheet.commit()
      open()
    }
    sheet.addRow(cells).commit()
    count += 1
  }
}

const close = async () => {
  sheet.commit()
  await workbook.commit()
  await ended
}

const answer = async rows => {
  await (rows === null ? close() : write(rows))
  parentPort.postMessage(Buffer.concat(pieces.splice(0)))
}

parentPort.on('message', rows => void answer(rows))
