/** An indirect object of a PDF as pdfkit has it: a dictionary that is written when it ends. */
export type Ref = { data: Record<string, unknown>; end(): void }
