// What workbookThread.ts begins: writes the workbooks of all exports, and answers each message with the bytes that it led to, or why there are none.
// A message tells which workbook, and its next rows; null ends it, and one without rows forgets it. In JavaScript, since a thread does not read TypeScript by itself.
// oxlint-disable unicorn/require-post-message-target-origin -- a thread has none
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'

const { rowsOfSheet } = workerData

const openWorkbook = headers => {
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
  return {
    write: rows => {
      for (const cells of rows) {
        if (count > 0 && count % rowsOfSheet === 0) {
          sheet.commit()
          open()
        }
        sheet.addRow(cells).commit()
        count += 1
      }
    },
    close: async () => {
      sheet.commit()
      await workbook.commit()
      await ended
    },
    taken: () => Buffer.concat(pieces.splice(0)),
  }
}

const workbooks = new Map()

const answer = async ({ id, headers, rows }) => {
  if (rows === undefined) {
    workbooks.delete(id)
    return
  }
  try {
    if (!workbooks.has(id)) workbooks.set(id, openWorkbook(headers))
    const workbook = workbooks.get(id)
    await (rows === null ? workbook.close() : workbook.write(rows))
    parentPort.postMessage({ id, bytes: workbook.taken() })
  } catch (error) {
    workbooks.delete(id)
    parentPort.postMessage({ id, failed: error })
  }
}

parentPort.on('message', message => void answer(message))
