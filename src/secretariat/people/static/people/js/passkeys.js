// Passkeys: a form with `data-passkey` is answered by the browser's own dialog, then sent.
// "sign-in" asks the server for a challenge first; "use" and "add" find theirs in the page.

const said = document.querySelector("[data-passkey-said]");
const forms = [...document.querySelectorAll("form[data-passkey]")];

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function readable(options) {
  const key = structuredClone(options.publicKey);
  key.challenge = bytes(key.challenge);
  if (key.user) key.user.id = bytes(key.user.id);
  for (const list of [key.allowCredentials, key.excludeCredentials]) {
    for (const one of list ?? []) one.id = bytes(one.id);
  }
  return { ...options, publicKey: key };
}

function written(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

async function optionsOf(form) {
  if (form.dataset.passkey !== "sign-in") return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function add(form, options) {
  const wanted = readable(options.creation_options);
  const alone = form.elements.passwordless?.checked ?? false;
  const selection = (wanted.publicKey.authenticatorSelection ??= {});
  selection.residentKey = alone ? "required" : "discouraged";
  selection.requireResidentKey = alone;
  if (alone) selection.userVerification = "required";
  return navigator.credentials.create(wanted);
}

async function answer(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "add") return add(form, options);
  return navigator.credentials.get(readable(options.request_options));
}

for (const form of window.PublicKeyCredential ? forms : []) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (said) said.textContent = "";
    try {
      form.elements.credential.value = written(await answer(form));
      form.submit();
    } catch {
      if (said) said.textContent = said.dataset.failed;
    }
  });
}
