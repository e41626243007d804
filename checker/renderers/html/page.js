(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (form) {
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", reveal);
  }
  function apply() {
    var words = form.querySelector("[type=search]").value.trim().toLowerCase();
    var states = {}, count = 0;
    form.querySelectorAll("[type=checkbox]").forEach(function (box) { states[box.value] = box.checked; });
    document.querySelectorAll("#list tbody tr").forEach(function (row) {
      var shown = states[row.dataset.state] && row.cells[1].textContent.toLowerCase().indexOf(words) >= 0;
      var notice = document.getElementById(row.dataset.for);
      row.hidden = !shown;
      if (notice) notice.hidden = !shown;
      if (shown) count += 1;
    });
    document.getElementById("shown").textContent = "显示 " + count + " 份";
  }
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var notice = target && target.closest("article[hidden]");
    if (notice) { notice.hidden = false; target.scrollIntoView(); }
  }
})();
