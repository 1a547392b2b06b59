// The chat page. Shows what the server says was said, and nothing else: a line is final when it has a number. What the
// visitor writes is kept in the browser until the server has it, so a lost connection loses nothing and doubles nothing.
(() => {
  'use strict';
  const setup = JSON.parse(document.getElementById('setup').textContent);
  const t = setup.texts;
  const el = id => document.getElementById(id);
  const lines = el('lines'), typing = el('typing'), state = el('state'), box = el('text'), jump = el('jump');
  const framed = window.parent !== window;
  document.body.classList.toggle('framed', framed);
  const store = {
    get(key, otherwise) { try { return JSON.parse(localStorage.getItem('jauap.' + setup.account + '.' + key)) ?? otherwise; } catch { return otherwise; } },
    set(key, value) { try { localStorage.setItem('jauap.' + setup.account + '.' + key, JSON.stringify(value)); } catch { /* private mode: the chat lives as long as the page */ } },
  };
  // What led here: the page's own utm_ words, or those of the page that frames it, and where that is.
  const from = (() => {
    const known = [...new URLSearchParams(location.search)].filter(([name, value]) => /^(utm_[a-z_]{1,30}|page|start)$/.test(name) && value);
    return known.length ? Object.fromEntries(known.slice(0, 12).map(([name, value]) => [name, value.slice(0, 200)])) : null;
  })();
  let pass = store.get('pass', null);
  let unsent = store.get('unsent', []);          // [{id, text, at, picture}] not yet confirmed by the server
  let bringing = 0;                              // pictures on their way: what is written after them waits
  const shown = new Map();                       // message id -> address of its picture in this page
  let last = -1;                                 // number of the newest line shown
  let unread = 0;
  let pause = 500;
  let lastDay = '';
  const bubbles = new Map();                     // mark or seq -> element
  let flushing = false;

  const time = at => new Date(at).toLocaleTimeString(setup.language, { hour: '2-digit', minute: '2-digit' });
  const atEnd = () => lines.scrollHeight - lines.scrollTop - lines.clientHeight < 80;
  const toEnd = () => { lines.scrollTop = lines.scrollHeight; };
  const say = text => { state.textContent = text; };
  const idOf = mark => mark ? mark.slice(mark.lastIndexOf(':') + 1) : '';

  function linked(text, into) {
    const pattern = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      into.append(text.slice(from, match.index));
      const a = document.createElement('a');
      a.href = match[0]; a.textContent = match[0]; a.target = '_blank'; a.rel = 'noopener noreferrer';
      into.append(a);
      from = match.index + match[0].length;
    }
    into.append(text.slice(from));
  }

  // What was sent besides words: our own pictures are shown, anything else is a link. The house answers under any of its
  // names, so its files are asked for where the page is.
  function files(list, into) {
    for (const file of list || []) {
      if (!/^https?:\/\//.test(file.reference || '')) continue;
      const address = new URL(file.reference), own = address.pathname.startsWith('/desk/file/');
      const a = document.createElement('a');
      a.className = 'file'; a.href = own ? address.pathname : address.href; a.target = '_blank'; a.rel = 'noopener noreferrer';
      if (own && file.kind === 'PHOTO') {
        const picture = document.createElement('img'), follow = atEnd();
        picture.addEventListener('load', () => { if (follow) toEnd(); });
        picture.src = a.href; picture.alt = file.fileName || t.attachment;
        a.append(picture);
      } else a.textContent = file.fileName || t.attachment;
      into.append(a);
    }
  }

  function day(at) {
    const name = new Date(at).toLocaleDateString(setup.language, { day: 'numeric', month: 'long' });
    if (name === lastDay) return;
    lastDay = name;
    const mark = document.createElement('div');
    mark.className = 'day'; mark.textContent = name;
    lines.append(mark);
  }

  function bubble(mine, text, at, name) {
    day(at);
    const b = document.createElement('div');
    b.className = 'bubble ' + (mine ? 'me' : 'them');
    if (name) { const n = document.createElement('span'); n.className = 'name'; n.textContent = name; b.append(n); }
    const body = document.createElement('span');
    linked(text, body);
    const foot = document.createElement('small');
    b.append(body, foot);
    b.foot = tick => { foot.textContent = time(at) + (tick ? ' ' + tick : ''); foot.title = tick ? t['tick' + tick.length] ?? '' : ''; };
    b.foot('');
    lines.append(b);
    return b;
  }

  function mine(id, text, at, tick, picture) {
    let b = bubbles.get(id);
    if (!b) { b = bubble(true, text, at); bubbles.set(id, b); }
    if (picture) picturing(b, id);
    b.classList.remove('failed');
    b.foot(tick);
    return b;
  }

  // The visitor's own picture: as it was chosen, else asked for with the visitor's pass.
  function picturing(b, id) {
    if (b.querySelector('.picture')) return;
    const frame = document.createElement('span'), image = document.createElement('img'), follow = atEnd();
    frame.className = 'picture';
    image.alt = t.picture;
    image.addEventListener('load', () => { if (follow) toEnd(); });
    image.addEventListener('error', () => { frame.textContent = t.picture; });
    frame.append(image);
    b.querySelector('small').before(frame);
    if (!b.firstChild.textContent) b.firstChild.remove();
    if (shown.has(id)) { image.src = shown.get(id); return; }
    fetch(place(id), { headers: { 'X-Visitor': pass }, cache: 'no-store' })
      .then(answer => answer.ok ? answer.blob() : Promise.reject(new Error('status ' + answer.status)))
      .then(blob => { shown.set(id, URL.createObjectURL(blob)); image.src = shown.get(id); })
      .catch(() => { frame.textContent = t.attachment; });
  }

  const place = id => '/chat/' + encodeURIComponent(setup.account) + '/picture/' + encodeURIComponent(id);
  const hasPicture = one => (one.attachments || []).some(file => file.kind === 'PHOTO');

  function line(one) {                            // a numbered line from the server
    if (one.seq <= last) return;
    last = one.seq;
    el('welcome')?.remove();
    const follow = atEnd() || one.author === 'customer';
    if (one.author === 'customer') {
      const id = idOf(one.mark);
      drop(id);
      const picture = hasPicture(one);
      mine(id, one.text || (picture ? '' : t.attachment), one.at, '✓✓', picture);
    } else {
      const b = bubble(false, one.text, one.at, one.author === 'operator' ? t.operator : '');
      files(one.attachments, b.firstChild.className === 'name' ? b.childNodes[1] : b.firstChild);
      typing.hidden = true;
      news(one);
    }
    if (follow) toEnd(); else { jump.hidden = false; }
  }

  function news(one) {
    if (one.deliveryKey) seen.push(one.deliveryKey);
    if (document.hidden || framed && !visible) unread++;
    else if (!atEnd()) unread++;
    badge();
    reportSeen();
  }

  // What has been seen is reported back; a report that is lost is sent with the next one.
  let seen = [];
  let visible = !framed;
  async function reportSeen() {
    if (!pass || document.hidden || !visible || !seen.length) return;
    const keys = seen.splice(0, 50);
    try { await post({ seen: keys }); } catch { seen.unshift(...keys); }
  }

  function badge() {
    el('unread').textContent = unread || '';
    document.title = (unread ? '(' + unread + ') ' : '') + document.querySelector('h1').textContent;
    if (framed) window.parent.postMessage({ jauap: 'unread', count: unread }, '*');
  }

  function read() { unread = 0; badge(); jump.hidden = true; reportSeen(); }

  function drop(id) { unsent = unsent.filter(one => one.id !== id); store.set('unsent', unsent); }

  async function post(body) {
    const used = pass;
    const answer = await fetch('/webhook/webchat/' + encodeURIComponent(setup.account), {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Visitor': used }, body: JSON.stringify(body),
    });
    if (!answer.ok) throw Object.assign(new Error('status ' + answer.status), { status: answer.status, pass: used, after: +answer.headers.get('Retry-After') || 0 });
  }

  // Sends what is unsent, oldest first, one at a time: order is the visitor's.
  async function flush() {
    if (flushing || bringing || !pass) return;
    flushing = true;
    try {
      for (let one; (one = unsent.find(u => !u.sent && !u.failed));) {
        try {
          await post({ id: one.id, text: one.text, ...(one.picture && { picture: true }), ...(from && { from }) });
          if (!unsent.includes(one)) continue;     // its answer was here first
          one.sent = true;
          store.set('unsent', unsent);
          if (bubbles.get(one.id)) mine(one.id, one.text, one.at, '✓');
          typing.hidden = false;
          if (atEnd()) toEnd();
        } catch (e) {
          if (e.status === 401) { await renew(e.pass); continue; }
          if (e.status === 429 || !e.status || e.status >= 500) {
            say(e.status === 429 ? t.slow : t.offline);
            setTimeout(flush, Math.max(1, e.after || 2) * 1000);
            return;
          }
          one.failed = true; store.set('unsent', unsent); failed(one);
        }
      }
      say(t.assistant);
    } finally { flushing = false; }
  }

  function failed(one) {
    const b = mine(one.id, one.text, one.at, '!', one.picture);
    b.classList.add('failed');
    const again = document.createElement('button');
    again.type = 'button'; again.textContent = t.again;
    again.onclick = () => { again.remove(); one.failed = false; mine(one.id, one.text, one.at, ''); flush(); };
    b.append(again);
  }

  const fresh = text => ({ id: crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random().toString(36).slice(2), text, at: new Date().toISOString() });

  function write(text) {
    const one = fresh(text);
    unsent.push(one); store.set('unsent', unsent);
    el('welcome')?.remove();
    mine(one.id, text, one.at, '');
    toEnd();
    flush();
  }

  // A picture is brought first and its message, which is kept like any other, follows once the house has it.
  function bring(file) {
    const one = { ...fresh(''), picture: true };
    el('welcome')?.remove();
    shown.set(one.id, URL.createObjectURL(file));
    const b = mine(one.id, '', one.at, '', true);
    toEnd();
    if (!/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return refused(b, t.pictureKind);
    if (file.size > setup.megabytes * 1048576) return refused(b, t.pictureLarge.replace('{0}', setup.megabytes));
    queue(one, file, b);
  }

  let way = Promise.resolve();                   // one picture after the other, in the order they were chosen
  function queue(one, file, b) {
    bringing++;
    b.classList.remove('failed');
    way = way.then(() => upload(one, file, b)).finally(() => { bringing--; flush(); });
  }

  async function upload(one, file, b) {
    say(t.sending);
    const bar = document.createElement('progress');
    bar.max = 100; bar.value = 0; bar.setAttribute('aria-label', t.sending);
    b.querySelector('.picture').after(bar);
    let status = 0;
    try {
      if (!pass) await renew(null);
      const used = pass;
      status = await send(one, file, bar);
      if (status === 401) { await renew(used); status = await send(one, file, bar); }
    } catch { /* no connection */ }
    bar.remove();
    say(t.assistant);
    if (status === 200) { unsent.push(one); store.set('unsent', unsent); return; }
    const final = { 413: t.pictureLarge.replace('{0}', setup.megabytes), 415: t.pictureKind, 409: t.pictureMany }[status];
    refused(b, final || (status === 429 ? t.slow : t.pictureFailed), !final && status !== 403 && (() => queue(one, file, b)));
  }

  const send = (one, file, bar) => new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = e => { if (e.lengthComputable) bar.value = 100 * e.loaded / e.total; };
    request.onload = () => done(request.status);
    request.onerror = fail;
    request.open('POST', place(one.id));
    request.setRequestHeader('X-Visitor', pass);
    request.setRequestHeader('Content-Type', file.type);
    request.send(file);
  });

  function refused(b, why, again) {
    b.classList.add('failed');
    b.querySelector('.why')?.remove();
    const told = document.createElement('span');
    told.className = 'why'; told.textContent = why;
    b.querySelector('small').before(told);
    if (again) {
      const button = document.createElement('button');
      button.type = 'button'; button.textContent = t.again;
      button.onclick = () => { told.remove(); button.remove(); again(); };
      b.append(button);
    }
    toEnd();
  }

  // A pass in place of one that was refused, or the first. However many ask, it is asked for once: two passes are two
  // visitors, and what one of them writes the other would never see answered.
  let renewing = null;
  const renew = refused => renewing ??= ask(refused).finally(() => { renewing = null; });

  async function ask(refused) {
    if (pass && pass !== refused) return;
    const known = store.get('pass', null);       // another page of this site may have asked
    if (known && known !== refused) return become(known);
    const answer = await fetch('/chat/' + encodeURIComponent(setup.account) + '/visitor', { method: 'POST' });
    if (!answer.ok) throw new Error('status ' + answer.status);
    become((await answer.json()).pass);
    store.set('pass', pass);
  }

  let stream = new AbortController();            // what is heard of the visitor's conversation
  function become(visitor) { pass = visitor; last = -1; stream.abort(); }

  function event(name, data) {
    if (name === 'message') line(data);
    else if (name === 'waiting') {
      for (const one of data.lines) { const id = idOf(one.mark); el('welcome')?.remove(); mine(id, one.text, one.at, '✓', hasPicture(one)); }
      typing.hidden = data.lines.length === 0 && !unsent.some(u => u.sent);
      const had = atEnd();
      if (had) toEnd();
    } else if (name === 'ready') {
      for (const one of unsent) { el('welcome')?.remove(); if (one.failed) failed(one); else mine(one.id, one.text, one.at, one.sent ? '✓' : '', one.picture); }
      say(t.assistant);
      toEnd();
      unsent.forEach(one => { if (!one.failed) one.sent = false; });   // asked again; the server drops what it has
      flush();
    }
  }

  async function listen() {
    for (;;) {
      let heard = null;
      try {
        if (!pass) await renew(null);
        const used = pass;
        heard = stream = new AbortController();
        const answer = await fetch('/chat-events/' + encodeURIComponent(setup.account) + '?after=' + last, { headers: { 'X-Visitor': used }, cache: 'no-store', signal: heard.signal });
        if (answer.status === 401) { await renew(used); continue; }
        if (!answer.ok) throw new Error('status ' + answer.status);
        pause = 500;
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let buffer = '';
        for (let chunk; !(chunk = await reader.read()).done && !heard.signal.aborted;) {
          buffer += chunk.value;
          for (let cut; (cut = buffer.indexOf('\n\n')) >= 0; buffer = buffer.slice(cut + 2)) {
            const fields = Object.fromEntries(buffer.slice(0, cut).split('\n').filter(l => !l.startsWith(':')).map(l => [l.slice(0, l.indexOf(': ')), l.slice(l.indexOf(': ') + 2)]));
            if (fields.event) event(fields.event, JSON.parse(fields.data));
          }
        }
      } catch { if (!heard?.signal.aborted) say(t.offline); }
      if (heard?.signal.aborted) continue;
      await new Promise(done => setTimeout(done, pause * (0.75 + Math.random() / 2)));
      pause = Math.min(pause * 2, 15000);
    }
  }

  const grow = () => { box.style.height = 'auto'; box.style.height = Math.min(box.scrollHeight, 140) + 'px'; el('send').disabled = !box.value.trim(); };
  el('write').addEventListener('submit', e => {
    e.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    box.value = ''; grow(); box.focus();
    write(text);
  });
  box.addEventListener('keydown', e => { if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); el('write').requestSubmit(); } });
  box.addEventListener('input', grow);
  const attach = el('attach'), chooser = el('file');
  if (attach) {
    const pictures = list => [...list].filter(file => file.type.startsWith('image/'));
    attach.addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => { [...chooser.files].forEach(bring); chooser.value = ''; box.focus(); });
    box.addEventListener('paste', e => { const some = pictures(e.clipboardData?.files || []); if (some.length) { e.preventDefault(); some.forEach(bring); } });
    const hold = e => { if ([...(e.dataTransfer?.types || [])].includes('Files')) { e.preventDefault(); document.body.classList.add('dropping'); } };
    document.addEventListener('dragover', hold);
    document.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
    document.addEventListener('drop', e => { document.body.classList.remove('dropping'); if (e.dataTransfer?.files.length) { e.preventDefault(); [...e.dataTransfer.files].forEach(bring); } });
  }
  jump.addEventListener('click', () => { toEnd(); read(); });
  lines.addEventListener('scroll', () => { if (atEnd()) read(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden && atEnd()) read(); });
  window.addEventListener('online', () => { pause = 500; flush(); });
  window.addEventListener('message', e => { if (e.source === window.parent && e.data?.jauap === 'visible') { visible = e.data.visible; if (visible) { read(); toEnd(); box.focus(); } } });
  if (new URLSearchParams(location.search).has('lang')) store.set('lang', setup.language);
  grow();
  if (!framed && matchMedia('(min-width: 800px)').matches) box.focus();
  listen();
})();
