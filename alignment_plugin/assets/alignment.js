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

  /* What is kept in this browser, and nowhere else; a private window may refuse. */
  const kept = {
    read: key => { try { return JSON.parse(localStorage.getItem(key)) } catch { return null } },
    write: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* not kept */ } },
    forget: key => { try { localStorage.removeItem(key) } catch { /* nothing to forget */ } }
  }

  /* New since the last day on which this reader looked; today's own visits count as one. */
  function since(feed) {
    if (feed.dataset.alReady) return
    feed.dataset.alReady = "yes"
    const key = `alignment:looked:${location.pathname}`
    const at = Number(feed.dataset.alSince)
    const known = kept.read(key)
    const before = known && known.day !== today() ? { at: known.at, day: known.day } : known?.before
    kept.write(key, { at, day: today(), before })
    if (!before || !Number.isFinite(before.at)) return
    const items = all("[data-al-at]", feed)
    const fresh = items.filter(item => Number(item.dataset.alAt) > before.at)
    const [year, month, day] = String(before.day).split("-").map(Number)
    const when = new Date(year, month - 1, day).toLocaleDateString(document.documentElement.lang.replace(/^(en)?$/, "en-GB"), { day: "numeric", month: "long", year: "numeric" })
    const said = make("p", { className: "al-told", textContent: fresh.length ? `Some of it is new since you last looked, on ${when}.` : `Nothing is new since you last looked, on ${when}.` })
    said.setAttribute("role", "status")
    const tools = make("div", { className: "al-tools al-since" }, said)
    feed.before(tools)
    if (!fresh.length) return
    for (const item of fresh) {
      item.classList.add("al-new")
      item.querySelector(".al-verb").append(make("span", { className: "al-fresh", textContent: "New" }))
    }
    if (fresh.length === items.length) {
      said.textContent = `All of it is new since you last looked, on ${when}.`
      return
    }
    const button = make("button", { type: "button", textContent: "Show only what is new", onclick: turn })
    button.setAttribute("aria-pressed", "false")
    tools.append(button)
    function turn() {
      const only = button.getAttribute("aria-pressed") === "false"
      button.setAttribute("aria-pressed", String(only))
      for (const item of items) item.hidden = only && !item.classList.contains("al-new")
      for (const week of all(".al-week", feed)) week.hidden = all("[data-al-at]", week).every(item => item.hidden)
    }
  }

  /* Checklist: one box for each thing to read; the same thing in two lists is ticked in both. */
  function checklist(list) {
    if (list.dataset.alReady) return
    list.dataset.alReady = "yes"
    const key = `alignment:read:${location.pathname}`
    const done = () => new Set([].concat(kept.read(key) || []))
    for (const item of all("[data-al-check]", list)) {
      const id = item.dataset.alCheck
      const box = make("input", { type: "checkbox", checked: done().has(id) })
      box.setAttribute("aria-label", `Read: ${(item.querySelector("a") || item).textContent.trim()}`)
      box.onchange = () => {
        const now = done()
        box.checked ? now.add(id) : now.delete(id)
        kept.write(key, [...now])
        for (const other of all("[data-al-check]"))
          if (other.dataset.alCheck === id) all("input", other).forEach(each => { each.checked = box.checked })
      }
      item.append(box)
    }
  }

  /* Your own words beside what the records say, and a record made of them. */
  function words(list) {
    if (list.dataset.alReady) return
    list.dataset.alReady = "yes"
    const key = `alignment:words:${location.pathname}`
    const before = kept.read(key) || {}
    const save = () => kept.write(key, { by: by.value, said: areas.map(area => area.value) })
    const asks = all(".al-ask", list)
    const areas = asks.map((ask, number) => {
      const area = make("textarea", { placeholder: "In your own words", value: before.said?.[number] || "", oninput: save })
      area.setAttribute("aria-label", `In your own words: ${ask.textContent.trim()}`)
      const half = make("div", {})
      ask.replaceWith(half)
      half.append(ask, area)
      return area
    })
    const by = make("input", { type: "text", value: before.by || "", oninput: save, autocomplete: "off" })
    const copy = make("button", { type: "button", textContent: "Copy as a record", onclick: give })
    const forget = make("button", { type: "button", textContent: "Forget what I wrote", onclick: clear })
    const said = make("p", { className: "al-told" })
    said.setAttribute("role", "status")
    const shown = make("textarea", { className: "al-copied", readOnly: true, hidden: true, rows: 12 })
    shown.setAttribute("aria-label", "Your words as a record, to copy")
    const tools = make("div", { className: "al-tools" }, make("label", { textContent: "Your name in the records" }, by), copy, forget)
    tools.setAttribute("role", "group")
    tools.setAttribute("aria-label", "What you wrote")
    list.after(tools, make("p", { className: "al-note", textContent: "What you write stays in this browser. Nothing is sent, and nobody is told." }), said, shown)

    async function give() {
      const text = record(by.value.trim(), asks.map((ask, number) => [ask.textContent.trim(), areas[number].value.trim()]))
      const place = `${list.dataset.alFolder}/${today()}-${slug(by.value) || "your-name"}.md`
      try {
        await navigator.clipboard.writeText(text)
        shown.hidden = true
        said.textContent = `Copied. Save it as ${place}, and open a pull request.`
      } catch {
        shown.value = text
        shown.hidden = false
        said.textContent = `Copy it from here. Save it as ${place}, and open a pull request.`
        shown.focus()
        shown.select()
      }
    }
    function clear() {
      kept.forget(key)
      for (const field of [by, ...areas]) field.value = ""
      shown.value = ""
      shown.hidden = true
      said.textContent = "Forgotten."
    }
  }

  const slug = text => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40)
  function today() {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(each => String(each).padStart(2, "0")).join("-")
  }
  /* A back-brief record: fields as JSON, which is YAML, then the answers as prose. */
  function record(by, answers) {
    const written = answers.filter(([, answer]) => answer)
    const prose = (written.length ? written : answers).map(([ask, answer]) => `**${ask}**${answer ? ` ${answer}` : ""}\n`)
    const fields = [`by: ${JSON.stringify(by || "your-name")}`, `date: ${today()}`, "about: []", "differences: []"]
    return `---\n${fields.join("\n")}\n---\n\n${prose.join("\n")}`
  }

  /* A word's meaning goes away with Escape, and comes back the next time. */
  addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    for (const term of all(".al-term:is(:hover, :focus)")) {
      term.classList.add("al-term--quiet")
      for (const name of ["mouseleave", "blur"]) term.addEventListener(name, () => term.classList.remove("al-term--quiet"), { once: true })
    }
  })

  function start() {
    all("[data-al-checklist]").forEach(checklist)
    all("[data-al-words]").forEach(words)
    all("table[data-al-filter]").forEach(filter)
    all("[data-al-due]").forEach(due)
    all("[data-al-since]").forEach(since)
  }
  window.document$ ? document$.subscribe(start) : start()
})()
