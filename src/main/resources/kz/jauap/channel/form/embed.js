// Puts a form on any page: <script src="https://your-jauap/form/TENANT/ACCOUNT/embed.js" async></script>
(() => {
  'use strict';
  const setup = "%SETUP%";
  const script = document.currentScript, home = new URL(script.src).origin;
  const query = new URLSearchParams({ embed: '1', page: (location.origin + location.pathname).slice(0, 300) });
  const lang = new URL(script.src).searchParams.get('lang') || document.documentElement.lang.slice(0, 2);
  if (['ru', 'kk', 'en'].includes(lang)) query.set('lang', lang);
  for (const [name, value] of new URLSearchParams(location.search)) if (name.startsWith('utm_')) query.set(name, value.slice(0, 300));
  const frame = document.createElement('iframe');
  frame.src = home + setup.path + '?' + query;
  frame.title = setup.title;
  frame.style.cssText = 'display:block;width:100%;height:560px;border:0';
  addEventListener('message', e => {
    if (e.origin === home && e.source === frame.contentWindow && e.data?.jauap === 'height') frame.style.height = Math.min(Math.max(+e.data.height || 0, 120), 4000) + 'px';
  });
  script.after(frame);
})();
