/** Runs in a worker: makes the files of letters. */
import { answerOrders } from '../report/answer-orders.ts'
import { madeLetter } from './made-letter.ts'

answerOrders(madeLetter)
