import process from 'node:process'
import mysql from 'mysql2/promise'
import { Refusal } from './fail.mjs'

/**
 * A fresh database for one test run. Its name always ends with `_test`, because whatever is in it is lost.
 */
export async function createTestDatabase() {
  const wanted = process.env.DB_DATABASE || 'countinghouse_test'
  const name = wanted.endsWith('_test') ? wanted : `${wanted}_test`
  process.env.DB_DATABASE = name
  if (!/^\w+$/.test(name)) throw new Refusal(`"${name}" cannot be the name of a test database.`)

  const {
    DB_HOST: host = '127.0.0.1',
    DB_PORT: port = '3306',
    DB_USER: user = 'root',
  } = process.env
  try {
    const connection = await mysql.createConnection({
      host,
      port: Number(port),
      user,
      password: process.env.DB_PASSWORD ?? '',
      connectTimeout: 5000,
    })
    await connection.query(`DROP DATABASE IF EXISTS ${name}`)
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
    await connection.end()
  } catch (error) {
    throw new Refusal(
      `No MySQL or MariaDB answers as ${user}@${host}:${port} (${error.code ?? error.message}). Start it, or set DB_HOST, DB_PORT, DB_USER and DB_PASSWORD.`
    )
  }
}
