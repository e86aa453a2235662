// The part of html-to-text that is used here; it brings no types of its own.
declare module 'html-to-text' {
  /** A node of htmlparser2. */
  export interface HtmlNode {
    readonly type: string
    readonly name?: string
    readonly data?: string
    readonly attribs?: Readonly<Record<string, string>>
    readonly children?: readonly HtmlNode[]
  }

  export interface TextBuilder {
    readonly metadata: unknown
    addInline(text: string): void
    addLineBreak(): void
    openBlock(options?: { leadingLineBreaks?: number; reservedLineLength?: number }): void
    closeBlock(options?: { trailingLineBreaks?: number; blockTransform?: (text: string) => string }): void
  }

  export type Walk = (children: readonly HtmlNode[] | undefined, builder: TextBuilder) => void
  export type Formatter = (node: HtmlNode, walk: Walk, builder: TextBuilder, options: Record<string, unknown>) => void

  export interface HtmlToTextOptions {
    readonly wordwrap?: number | false
    readonly baseElements?: { readonly selectors: readonly string[] }
    readonly limits?: {
      readonly ellipsis?: string
      readonly maxChildNodes?: number
      readonly maxDepth?: number
      readonly maxInputLength?: number
    }
    readonly formatters?: Readonly<Record<string, Formatter>>
    readonly selectors?: readonly {
      readonly selector: string
      readonly format?: string
      readonly options?: Readonly<Record<string, unknown>>
    }[]
  }

  export function compile(options: HtmlToTextOptions): (html: string, metadata?: unknown) => string
}
