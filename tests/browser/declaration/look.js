// Fetch a page and tell what of it a selector finds: its words, and where its first link leads.
async ([path, find]) => {
  const answer = await fetch(path);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return [...page.querySelectorAll(find)].map(one => ({
    words: one.textContent.replace(/\s+/g, ' ').trim(),
    called: one.dataset.called || '', id: one.id, value: one.value || '',
    way: (one.matches('a') ? one : one.querySelector('a'))?.getAttribute('href') || '',
  }));
}
