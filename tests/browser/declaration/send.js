// Fetch a page, fill in its form and send it; then do the same with what comes back.
async ([path, rounds]) => {
  const parsed = text => new DOMParser().parseFromString(text, 'text/html');
  const opened = await fetch(path);
  if (!opened.ok) throw new Error(`${path} answers ${opened.status}`);
  let page = parsed(await opened.text()), answer = opened;
  for (const [given, press] of rounds) {
    const form = page.querySelector('main form[method=post]');
    if (!form) throw new Error(`${path}: no form: ${page.querySelector('main').innerText}`);
    for (const [name, value] of Object.entries(given)) {
      const control = form.elements.namedItem(name);
      if (!control) throw new Error(`${path}: no field ${name}`);
      if (value && value.old) {
        if (!control.value.includes(value.old)) throw new Error(`${path}: no ${value.old}: ${control.value}`);
        control.value = control.value.replace(value.old, value.new);
      } else if (control instanceof RadioNodeList || control.type === 'checkbox' || control.type === 'radio') {
        const wanted = [value].flat();
        const boxes = control instanceof RadioNodeList ? [...control] : [control];
        for (const box of boxes) if (box.type !== 'hidden') box.checked = wanted.includes(box.value);
        const there = boxes.map(box => box.value);
        for (const one of wanted) if (!there.includes(one)) throw new Error(`${path}: ${name} offers no ${one}`);
      } else {
        control.value = value;
        if (control.value !== value) throw new Error(`${path}: ${name} offers no ${value}`);
      }
    }
    const data = new FormData(form);
    const button = press && form.querySelector(`button[value="${press}"]`);
    if (press && !button) throw new Error(`${path}: no button ${press}: ${form.innerText}`);
    if (button) data.append(button.name, button.value);
    answer = await fetch(path, {method: 'POST', body: data, redirect: 'manual'});
    if (answer.type === 'opaqueredirect') return {status: 302, words: ''};
    page = parsed(await answer.text());
  }
  return {status: answer.status, words: page.querySelector('main').textContent.replace(/\s+/g, ' ')};
}
