import { loadDemo } from '@e360/cli/demo/loadDemo'
import { openDepartments } from '@e360/cli/embedded'
import { showProgress } from '@e360/cli/progress'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'

// Loads the demo city as the first `npm start` does, and ends.
const settings = readSettings()
const departments = await openDepartments(settings, createLog({ service: 'bench', level: 'error' }))
await loadDemo(departments, settings, showProgress)
await departments.close()
