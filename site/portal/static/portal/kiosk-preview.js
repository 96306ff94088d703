/* Stands in for the station's program: its page asks, and is answered from this page. */
"use strict";
(() => {
  const said = JSON.parse(document.getElementById("kepu-kiosk-preview").textContent);
  window.fetch = async (path) => {
    if (path.startsWith("/card/")) return new Response(said.card);
    if (path === "/displayed") return new Response(null, { status: 204 });
    return new Response(JSON.stringify(said.state));
  };
})();
