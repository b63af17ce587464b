/** A call that did not succeed; `code` is the contract's, or `unreachable` if the companion does not answer. */
export class Failure extends Error {
  constructor(code, message, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const BASE = "/api/v1";

/** The address of something that the browser loads by itself (audio, pictures, files). */
export const address = (path) => BASE + path;

export async function call(method, path, body, { type = "application/json", headers = {}, signal, keepalive } = {}) {
  const answer = await request(method, path, body, { type, headers, signal, keepalive });
  if (!answer.ok) throw await failureOf(answer);
  if (answer.status === 204) return null;
  const json = answer.headers.get("content-type")?.includes("json");
  return json ? answer.json() : answer.text().then((text) => text || null);
}

async function request(method, path, body, { type, headers, signal, keepalive }) {
  const init = { method, signal, keepalive, headers: { ...headers }, credentials: "same-origin", cache: "no-store" };
  if (body !== undefined && body !== null) {
    init.headers["content-type"] = type;
    init.body = type === "application/json" ? JSON.stringify(body) : body;
  }
  try {
    return await fetch(BASE + path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure("unreachable", error.message, 0);
  }
}

async function failureOf(answer) {
  const body = await answer.json().catch(() => ({}));
  return new Failure(body.code ?? "internal", body.message ?? answer.statusText, answer.status);
}

export const get = (path, options) => call("GET", path, null, options);
export const post = (path, body, options) => call("POST", path, body, options);
export const put = (path, body) => call("PUT", path, body);
export const patch = (path, body) => call("PATCH", path, body);
export const remove = (path, options) => call("DELETE", path, null, options);

/** `?a=1&b=2` of what is given; names whose value is empty are left out. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length ? `?${new URLSearchParams(given)}` : "";
}
