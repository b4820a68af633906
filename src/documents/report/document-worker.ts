/** Runs in a worker: makes the files of reports and the like. */
import { answerOrders } from './answer-orders.ts'
import { madeFiles } from './made-files.ts'

answerOrders(madeFiles)
