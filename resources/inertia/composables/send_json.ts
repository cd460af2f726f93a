/** Sends data with the token that proves it comes from a page of ours, and reads the answer. */
export async function sendJson(address: string, data: object) {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'accept': 'application/json',
      'content-type': 'application/json',
      'x-xsrf-token': decodeURIComponent(token),
    },
    body: JSON.stringify(data),
  })
  return { ok: response.ok, status: response.status, body: await response.json() }
}
