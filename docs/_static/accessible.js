// What the theme does not say to assistive technology: names of its two side bars, and which parts scroll sideways.
document.querySelector(".sidebar-drawer")?.setAttribute("aria-label", "All pages");
document.querySelector(".toc-drawer")?.setAttribute("aria-label", "On this page");

// What scrolls takes the focus, so that it can be scrolled from the keyboard.
const observer = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
document.querySelectorAll("pre, .table-wrapper, figure > div").forEach(part => observer.observe(part));
