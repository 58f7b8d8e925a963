const byId = (id) => document.getElementById(id);

const form = byId('editor');
const modes = { FILE: 'embedded file', MEMORY: 'embedded, in memory', REMOTE: 'libSQL server' };

let editedId = null;
let refreshes = 0;
let exchanges = [];

const notesPath = () => document.querySelector('input[name=path]:checked').value;

async function call(method, path, body) {
  const started = performance.now();
  const response = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body)
  });
  const answer = response.status === 204 ? null : await response.json();
  const millis = Math.round(performance.now() - started);
  exchanges.push(`${method} ${path} → ${response.status} in ${millis} ms`);
  byId('exchange').textContent = exchanges.join(', ');
  if (!response.ok) {
    const fields = Object.entries(answer.errors ?? {}).map(([field, error]) => `${field} ${error}`);
    throw new Error(fields.join('; ') || answer.detail || answer.title || answer.error);
  }
  return answer;
}

// Runs an action of the user, and shows what went wrong where the user looks.
async function attempt(action) {
  byId('problem').textContent = '';
  byId('message').textContent = '';
  exchanges = [];
  try {
    await action();
  }
  catch (error) {
    byId('problem').textContent = `That did not work: ${error.message}`;
  }
}

// Text goes into the page as textContent only, so no note can bring markup or scripts.
function element(note) {
  const item = byId('note').content.firstElementChild.cloneNode(true);
  const time = item.querySelector('time');
  item.querySelector('h3').textContent = note.title;
  item.querySelector('.content').textContent = note.content;
  time.dateTime = note.updatedAt;
  time.textContent = new Date(note.updatedAt).toLocaleString();
  for (const [name, action] of [['edit', edit], ['delete', remove]]) {
    const button = item.querySelector(`.${name}`);
    button.setAttribute('aria-label', `${button.textContent} “${note.title}”`);
    button.addEventListener('click', () => action(note));
  }
  return item;
}

async function showNotes() {
  const refresh = ++refreshes;
  const notes = await call('GET', notesPath());
  if (refresh === refreshes) { // else a later refresh has overtaken this one
    byId('notes').replaceChildren(...notes.map(element));
    byId('empty').hidden = notes.length > 0;
  }
}

async function showDatabase() {
  const database = await call('GET', '/api/database');
  for (const field of byId('database').querySelectorAll('[data-field]')) {
    const value = database[field.dataset.field];
    field.textContent = modes[value] ?? value;
  }
}

function openEditor(note) {
  editedId = note?.id ?? null;
  form.elements.title.value = note?.title ?? '';
  form.elements.content.value = note?.content ?? '';
  byId('editor-heading').textContent = note ? 'Edit note' : 'New note';
  byId('save').textContent = note ? 'Save' : 'Add note';
  byId('cancel').hidden = !note;
}

function edit(note) {
  openEditor(note);
  form.elements.title.focus();
}

function remove(note) {
  if (!confirm(`Delete “${note.title}”?`)) {
    return;
  }
  attempt(async () => {
    await call('DELETE', `${notesPath()}/${note.id}`);
    if (editedId === note.id) {
      openEditor(null);
    }
    await showNotes();
    byId('list-heading').focus();
    byId('message').textContent = `Deleted “${note.title}”.`;
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const draft = Object.fromEntries(new FormData(form));
    const saved = editedId === null
      ? await call('POST', notesPath(), draft)
      : await call('PUT', `${notesPath()}/${editedId}`, draft);
    openEditor(null);
    await showNotes();
    form.elements.title.focus();
    byId('message').textContent = `Saved “${saved.title}”.`;
  });
});

byId('cancel').addEventListener('click', () => openEditor(null));
byId('paths').addEventListener('change', () => attempt(showNotes));

attempt(async () => {
  await showDatabase();
  await showNotes();
});
