/* Reading needs none of this. Each part improves HTML that is already complete. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const make = (tag, props, ...children) => {
    const element = Object.assign(document.createElement(tag), props)
    element.append(...children)
    return element
  }
  const named = name => `al${name[0].toUpperCase()}${name.slice(1)}`
  const legend = { status: "State", owner: "Owner", affects: "Affects", serves: "Policy", door: "Door", tag: "Tag" }

  /* Filter: one select per name in data-al-filter; the choice lives in the address, so a link keeps it. */
  function filter(table) {
    if (table.dataset.alReady) return
    table.dataset.alReady = "yes"
    const names = table.dataset.alFilter.split(" ").filter(Boolean)
    const rows = all("tbody tr[id]", table)
    if (!names.length || rows.length < 2) return
    const words = (row, name) => (row.dataset[named(name)] || "").split("|").filter(Boolean)
    const query = new URLSearchParams(location.search)
    const output = make("output", {})
    output.setAttribute("role", "status")
    const selects = names.map(name => {
      const values = [...new Set(rows.flatMap(row => words(row, name)))].sort()
      const options = ["", ...values].map(value => make("option", { value, textContent: value || "Any" }))
      const select = make("select", { name, onchange: apply }, ...options)
      select.value = values.includes(query.get(name)) ? query.get(name) : ""
      return select
    })
    const clear = make("button", { type: "button", textContent: "Show all", onclick: reset })
    const form = make("form", { className: "al-filter" },
      ...selects.map(select => make("label", { textContent: legend[select.name] || select.name }, select)), clear, output)
    form.setAttribute("aria-label", "Show only")
    form.onsubmit = event => event.preventDefault()
    table.closest(".al-box").before(form)
    apply()

    function reset() {
      for (const select of selects) select.value = ""
      apply()
      selects[0].focus()
    }
    function apply() {
      const chosen = selects.filter(select => select.value)
      for (const row of rows)
        row.hidden = !chosen.every(select => words(row, select.name).includes(select.value))
      for (const body of table.tBodies) body.hidden = all("tr[id]", body).every(row => row.hidden)
      const shown = rows.filter(row => !row.hidden).length
      output.textContent = !chosen.length ? "" : shown ? `${shown} of ${rows.length} shown` : table.dataset.alNone || "None"
      clear.hidden = !chosen.length
      const url = new URL(location)
      for (const select of selects)
        select.value ? url.searchParams.set(select.name, select.value) : url.searchParams.delete(select.name)
      if (url.href !== location.href) history.replaceState(history.state, "", url)
    }
  }

  /* Late: by the reader's clock, not by the day of the build. */
  function due(state) {
    const [year, month, day] = state.dataset.alDue.split("-").map(Number)
    const now = new Date()
    const days = Math.round((new Date(now.getFullYear(), now.getMonth(), now.getDate()) - new Date(year, month - 1, day)) / 864e5)
    state.textContent = days > 0 ? `Late, ${days} ${days === 1 ? "day" : "days"}` : days === 0 ? "Back today" : "Out"
    state.className = `al-state al-state--${days > 0 ? "late" : "out"}`
  }

  function start() {
    all("table[data-al-filter]").forEach(filter)
    all("[data-al-due]").forEach(due)
  }
  window.document$ ? document$.subscribe(start) : start()
})()
