// The parts of every screen. `import { Button, Field } from '../../components'`
//
// Texts come in ready (`m.feature.word` from src/messages); addresses are paths such as '/projects/7'.
//
// Toolbar     title, subtitle?, crumbs? [{label,to}], backTo?, status? (snippet), actions? (snippet). First in every route;
//             then <div class="screen">...</div> (scrolls, margins) or your own flex child.
// Panel       title?, subtitle?, actions? (snippet), padded?, children
// Tabs        label, tabs [{to,label,count?}], current (address)
// Button      variant? 'default'|'primary'|'quiet'|'danger', size? 'm'|'s', kbd?, icon? (lucide), label? (icon only), to? (link),
//             type?, disabled?, busy?, children?, onclick and other attributes
// Link        to, children, class and other attributes
// Menu        items [{label,run,icon?,kbd?,disabled?,danger?}], icon?, label?, kbd?, size?, variant?, disabled?, open? (bindable), children?
// Icon        of (lucide icon), size? 16, label?      import Plus from '@lucide/svelte/icons/plus'
// Kbd         keys, such as 'Ctrl Enter'
// Field       label, value, oncommit?(text) on blur/Enter when changed (Esc restores), oninput?(text) on each key, hint?, error?,
//             placeholder?, prefix?, suffix? (snippet), type?, inputmode?, autocomplete?, align? 'end', size? 's', hideLabel?, optional?,
//             readonly?, disabled?, autofocus?, name?, onkeydown?
// TextArea    label, value, oncommit?, oninput?, hint?, error?, placeholder?, rows?, maxRows?, hideLabel?, optional?, disabled?,
//             name?
// Select      label, value, options [{value,label,disabled?}], onchange(value), hint?, error?, hideLabel?, optional?, disabled?, size?, name?
// Switch      label, checked, onchange(checked), disabled?, name?                on or off at once, the switch at the end of the line
// Checkbox    checked, onchange(checked), label? | children, mixed?, disabled?, hideLabel?
// Segmented   label, options [{value,label}], value, onchange(value), disabled?
// Choices     label, options [{value,label,hint?,disabled?}], value, onchange(value), columns? 3       radio cards
// Dialog      open, onclose, title, subtitle?, width? 's'|'m'|'l'|'xl'|'page', primary? {label,run,kbd?,danger?,disabled?,busy?}, actions?
//             (snippet), note?, enterRuns? true, guarded? (no Enter for 400 ms, focus on the verb), cancelLabel?, children
// Banner      tone? 'note'|'wait'|'bad', glyph?, title, text?, strip?, actions? (snippet)
// Empty       icon?, title, text?, actions? (snippet)
// Loaded      of (a live query), children(value): waits without a spinner, shows a problem with Try again
// Toasts      in the frame only; say something with toast() of lib/toasts.svelte
// Glyph       name (GlyphName of ./states), size? 14, toned? true, label?
// StatusPill  status (milestone or invoice), daysLate?, label?
// ChangesMark round                                                       the client asked for changes, beside the state
// DisputeMark days?                                                       in dispute, in a list beside the title or the state
// FileTicks   label, files (MailFileTick[] of ./mailFiles), ontick(key, isTicked), max?        what goes with a mail, with sizes
// MailFields  texts, ontype(name, text), problem, attachment?, rows?, maxRows?, placeholder?     to, copy, subject and text of a mail
// Amount      value (Money), plain? (no sign), exact? (with .00), sign? (+), strong?, tone? 'late'|'muted', dimZero?
// DateText    value (ISO day or null), style? 'short'|'numeric'|'full'|'weekday'|'longWeekday'|'day'|'month'|'monthYear'
// Ladder      columns (Column[]), variant? 'compact'|'labelled', sample?, sentence?
// Pie         permille
// BarChart    sentence, bars, kinds, axis, heads, nothing?, asTable?   (types in ./charts/bars)
// Table       label, fixed?, children: <thead> and <tbody> (td class num | clip)
// Grid        label, columns [{key,label,width?,align?,clip?,hideLabel?}], rows, idOf(row), cell (snippet row,key), onopen?(row) Enter and
//             click, onlook?(row) Space, keys?(row) => { i: fn }, selected? (bindable string[]: boxes, X, Shift+arrows), foot? (snippet
//             <tfoot>), empty? (snippet), onend?, autofocus?
//
// Beside them, in lib: live(name, () => args) queries; act(name, args) and attempt(name, args) commands; fieldProblem(problem, 'amount'),
// formProblem, sentence; navigate, setQuery, router; money, date, percent, instant, relativeDays; letters({ i: fn }) and screenKeys.
// Classes of styles/base.css: muted ink2 late m b small micro num clip nowrap grow block link sr text.
export { default as Amount } from './Amount.svelte';
export { default as Banner } from './Banner.svelte';
export { default as BarChart } from './charts/BarChart.svelte';
export { default as Button } from './Button.svelte';
export { default as ChangesMark } from './ChangesMark.svelte';
export { default as Checkbox } from './Checkbox.svelte';
export { default as Choices } from './Choices.svelte';
export { default as DateText } from './DateText.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as DisputeMark } from './DisputeMark.svelte';
export { default as Empty } from './Empty.svelte';
export { default as Field } from './Field.svelte';
export { default as FileTicks } from './FileTicks.svelte';
export { default as Glyph } from './Glyph.svelte';
export { default as Grid } from './Grid.svelte';
export { default as Icon } from './Icon.svelte';
export { default as Kbd } from './Kbd.svelte';
export { default as Ladder } from './charts/Ladder.svelte';
export { default as Link } from './Link.svelte';
export { default as Loaded } from './Loaded.svelte';
export { default as MailFields } from './MailFields.svelte';
export { default as Menu } from './Menu.svelte';
export { default as Panel } from './Panel.svelte';
export { default as Pie } from './Pie.svelte';
export { default as Segmented } from './Segmented.svelte';
export { default as Select } from './Select.svelte';
export { default as StatusPill } from './StatusPill.svelte';
export { default as Switch } from './Switch.svelte';
export { default as Table } from './Table.svelte';
export { default as Tabs } from './Tabs.svelte';
export { default as TextArea } from './TextArea.svelte';
export { default as Toasts } from './Toasts.svelte';
export { default as Toolbar } from './Toolbar.svelte';
export type { Bar, BarKind, Tick } from './charts/bars';
export type { GridColumn } from './grid';
export type { GlyphName, Status } from './states';
