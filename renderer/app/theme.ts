// The look, once: colours, sizes and the defaults of Mantine's parts. Every text shade used here passes 4.5:1 on the
// surfaces of its theme (`test/e2e/a11y.spec.ts` measures it on every screen).
import {
  Anchor,
  Badge,
  Button,
  ComboboxEmpty,
  ComboboxEventsTarget,
  ComboboxTarget,
  createTheme,
  Drawer,
  DrawerRoot,
  Autocomplete,
  Input,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  NumberInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { DateInput, DateTimePicker, TimeInput } from '@mantine/dates'

const sea: MantineColorsTuple = [
  '#eaf5f2',
  '#d3eae4',
  '#a9d6cb',
  '#7cc2b1',
  '#58b09c',
  '#2f9480',
  '#1d7a69',
  '#14655a',
  '#0f5148',
  '#0a3b35',
]
const warmGray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f1ed',
  '#e8e5df',
  '#dbd7cf',
  '#c4bfb5',
  '#918b80',
  '#69645b',
  '#524e47',
  '#37342f',
  '#22201d',
]
const warmDark: MantineColorsTuple = [
  '#d9d5cd',
  '#bfbab1',
  '#a8a297',
  '#7d7870',
  '#47433e',
  '#3a3733',
  '#2b2926',
  '#211f1d',
  '#191816',
  '#121110',
]
const brick: MantineColorsTuple = [
  '#fbeeec',
  '#f6dad6',
  '#edb5ae',
  '#e5958c',
  '#dd7d73',
  '#c94f43',
  '#b93b30',
  '#a32f26',
  '#862720',
  '#661e18',
]
const amber: MantineColorsTuple = [
  '#fbf3e2',
  '#f5e5c2',
  '#ebcf94',
  '#e0b866',
  '#d3a244',
  '#a87516',
  '#8d600f',
  '#77500b',
  '#614109',
  '#493106',
]
const slate: MantineColorsTuple = [
  '#eef2f7',
  '#dbe4ee',
  '#b8cbdf',
  '#98b3d0',
  '#7f9fc2',
  '#557ca6',
  '#426a95',
  '#345880',
  '#2a4768',
  '#20364f',
]

const quiet = { autoComplete: 'off' } as const

/** The list of a field scrolls by itself: Mantine's own scroller cannot be reached by the keyboard. */
const withList = {
  defaultProps: { ...quiet, withScrollArea: false },
  styles: { options: { maxHeight: 'min(20rem, 50vh)', overflowY: 'auto' } },
} as const

/** The families that Mantine brings along are drawn into ours, so that no part falls out of the picture. */
const families = {
  sea,
  gray: warmGray,
  red: brick,
  amber,
  slate,
  green: sea,
  teal: sea,
  yellow: amber,
  orange: amber,
  blue: slate,
} as const

export const theme = createTheme({
  colors: { ...families, dark: warmDark },
  primaryColor: 'sea',
  primaryShade: 7,
  black: '#22201d',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.4' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.45' },
    },
  },
  spacing: { xxs: '0.25rem', xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Underlined, because a link within a sentence must not be told by its colour alone.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Autocomplete: Autocomplete.extend(withList),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Button: Button.extend({ defaultProps: { fw: 500 } }),
    // Said in the list itself, where a list may hold nothing but options.
    ComboboxEmpty: ComboboxEmpty.extend({ defaultProps: { role: 'option', 'aria-disabled': true } }),
    // A field with a list is a combobox and says so.
    ComboboxEventsTarget: ComboboxEventsTarget.extend({ defaultProps: { withExpandedAttribute: true } }),
    ComboboxTarget: ComboboxTarget.extend({ defaultProps: { withExpandedAttribute: true } }),
    DateInput: DateInput.extend({ defaultProps: quiet }),
    DateTimePicker: DateTimePicker.extend({ defaultProps: { valueFormat: 'D MMM YYYY HH:mm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    // The page never scrolls, only what is in it; Mantine's lock would put a style into it that the policy refuses.
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    DrawerRoot: DrawerRoot.extend({ defaultProps: { lockScroll: false } }),
    // Mantine's focus placeholder is a child that a menu may not have; without it the first item is focused.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 100 } },
      styles: { title: { fontWeight: 600 } },
    }),
    MultiSelect: MultiSelect.extend(withList),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    NumberInput: NumberInput.extend({ defaultProps: quiet }),
    Select: Select.extend(withList),
    TagsInput: TagsInput.extend(withList),
    Textarea: Textarea.extend({ defaultProps: quiet }),
    TextInput: TextInput.extend({ defaultProps: quiet }),
    TimeInput: TimeInput.extend({ defaultProps: quiet }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } }),
  },
})

/** Tinted parts: dark words on a pale ground, pale words on a dark one. */
function tints(words: number, ground: (family: string) => Record<string, string>): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const family of Object.keys(families)) {
    const shade = `var(--mantine-color-${family}-${words})`
    for (const part of ['text', 'light-color', 'outline']) variables[`--mantine-color-${family}-${part}`] = shade
    for (const [part, colour] of Object.entries(ground(family))) variables[`--mantine-color-${family}-${part}`] = colour
  }
  return variables
}

function paleGround(family: string): Record<string, string> {
  return { light: `var(--mantine-color-${family}-0)`, 'light-hover': `var(--mantine-color-${family}-1)` }
}

function darkGround(family: string): Record<string, string> {
  const mixed = (percent: number) => `color-mix(in srgb, var(--mantine-color-${family}-5) ${percent}%, transparent)`
  return { light: mixed(16), 'light-hover': mixed(24) }
}

/** Mantine's own variables where they are too pale for text, and the few that are ours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tints(8, paleGround),
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': warmGray[6],
    '--mantine-color-placeholder': warmGray[6],
    '--mantine-color-error': brick[7],
    '--mantine-color-anchor': sea[7],
    '--app-rail': warmGray[1],
    '--app-line': warmGray[2],
  },
  dark: {
    ...tints(2, darkGround),
    '--mantine-color-body': warmDark[7],
    '--mantine-color-dimmed': warmDark[2],
    '--mantine-color-placeholder': warmDark[2],
    '--mantine-color-error': brick[3],
    '--mantine-color-anchor': sea[3],
    '--app-rail': warmDark[8],
    '--app-line': warmDark[5],
  },
})
