/** A browser as far as the console needs one: it keeps cookies and signs in by the form. */
export class Visitor {
  readonly #cookies = new Map<string, string>()

  constructor(readonly address: string) {}

  async signIn(email: string, password: string) {
    await this.#request('/sign-in')
    const token = decodeURIComponent(this.#cookies.get('XSRF-TOKEN') ?? '')
    const answer = await this.#request('/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-xsrf-token': token },
      body: JSON.stringify({ email, password }),
    })
    const goal = answer.headers.get('location')
    if (goal !== '/') throw new Error(`Signing in led to ${goal} (${answer.status})`)
  }

  /** Reads a whole page; milliseconds from the request to its last byte. */
  async open(path: string): Promise<number> {
    const startedAt = performance.now()
    const answer = await this.#request(path)
    const text = await answer.text()
    const milliseconds = performance.now() - startedAt
    if (answer.status !== 200 || !text.trimEnd().endsWith('</html>')) {
      throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    }
    return milliseconds
  }

  async #request(path: string, options: RequestInit = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html', cookie, ...options.headers }
    const answer = await fetch(this.address + path, { redirect: 'manual', ...options, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}
