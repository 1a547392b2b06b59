// Puts a chat button on any page: <script src="https://your-jauap/widget/ACCOUNT.js" async></script>
(() => {
  'use strict';
  const setup = "%SETUP%";
  const home = new URL(document.currentScript.src).origin;
  if (document.getElementById('jauap-widget')) return;
  const root = document.createElement('div');
  root.id = 'jauap-widget';
  const shadow = root.attachShadow({ mode: 'open' });
  shadow.innerHTML = `<style>
    button { position: fixed; right: 20px; bottom: 20px; width: 60px; height: 60px; border: 0; border-radius: 50%; background: ${setup.color};
      color: ${setup.ink}; cursor: pointer; box-shadow: 0 8px 24px rgb(0 0 0 / .25); z-index: 2147483000; }
    button:focus-visible { outline: 3px solid ${setup.color}; outline-offset: 3px; }
    svg { width: 28px; height: 28px; fill: ${setup.ink}; vertical-align: middle; }
    .cross, .open .bubble { display: none; } .open .cross { display: inline; }
    b { color: #fff; position: absolute; top: -2px; right: -2px; min-width: 22px; height: 22px; border-radius: 11px; background: #d92d20; font: 600 13px/22px system-ui; }
    b:empty { display: none; }
    iframe { position: fixed; right: 20px; bottom: 92px; width: 384px; height: min(620px, calc(100vh - 120px)); border: 0; border-radius: 18px;
      box-shadow: 0 16px 48px rgb(0 0 0 / .28); z-index: 2147483000; background: #fff; }
    iframe[hidden] { display: none; }
    @media (max-width: 480px) { iframe { inset: 0; width: 100%; height: 100dvh; border-radius: 0; } .open { bottom: auto; top: 12px; right: 8px; width: 40px; height: 40px; box-shadow: none; } .open b { display: none; } }
  </style><iframe hidden></iframe><button type="button" aria-expanded="false"><svg class="bubble" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"/></svg><svg class="cross" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12 19 6.4 17.6 5 12 10.6z"/></svg><b aria-live="polite"></b></button>`;
  const frame = shadow.querySelector('iframe'), button = shadow.querySelector('button'), badge = shadow.querySelector('b');
  const label = () => { const open = !frame.hidden; button.setAttribute('aria-label', open ? setup.close : setup.open); button.setAttribute('aria-expanded', open); button.classList.toggle('open', open); };
  const tell = () => frame.contentWindow?.postMessage({ jauap: 'visible', visible: !frame.hidden }, home);
  frame.title = setup.title;
  // What led the visitor to this page goes along, so that the business sees it beside the conversation.
  const led = () => {
    const from = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => /^utm_[a-z_]{1,30}$/.test(name)).slice(0, 10));
    from.set('page', (location.origin + location.pathname).slice(0, 200));
    return from;
  };
  frame.addEventListener('load', tell);
  button.addEventListener('click', () => {
    if (!frame.src) frame.src = home + '/chat/' + encodeURIComponent(setup.account) + '?' + led();
    frame.hidden = !frame.hidden;
    label(); tell();
  });
  addEventListener('message', e => { if (e.origin === home && e.data?.jauap === 'unread') badge.textContent = e.data.count || ''; });
  label();
  document.body ? document.body.append(root) : addEventListener('DOMContentLoaded', () => document.body.append(root));
})();
