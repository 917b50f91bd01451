/* global document */
/*
 * Office shows the pane of old versions of Excel in Internet Explorer or in the Edge before Chromium, which understand nothing
 * of the add-in: a blank pane. This file is written in the language that they do understand, and shows what to do instead.
 */
(function () {
  if (typeof globalThis !== 'undefined' && !document.documentMode) return;
  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('oldBrowser').removeAttribute('hidden');
  });
})();
