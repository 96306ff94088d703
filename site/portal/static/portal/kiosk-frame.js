/* The screen whole, at the top of whatever window it is looked at in. */
"use strict";
(() => {
  const screen = document.querySelector("iframe");
  const fit = () => {
    const scale = Math.min(innerWidth / 1080, innerHeight / 1920);
    screen.style.transform = `translate(${(innerWidth - 1080 * scale) / 2}px, 0) scale(${scale})`;
  };
  addEventListener("resize", fit);
  fit();
})();
