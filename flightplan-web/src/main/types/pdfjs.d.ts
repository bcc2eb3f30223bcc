/** Of pdf.js, what the console uses. */
declare module '*/pdf.min.mjs' {
  interface Page {
    getViewport(options: { scale: number }): { width: number; height: number };
    render(options: { canvasContext: CanvasRenderingContext2D; viewport: { width: number; height: number } }): {
      promise: Promise<void>;
    };
    getTextContent(): Promise<{ items: { str?: string }[] }>;
  }

  export const GlobalWorkerOptions: { workerSrc: string };
  export function getDocument(options: {
    data: ArrayBuffer;
    isEvalSupported: boolean;
    enableXfa: boolean;
    disableAutoFetch: boolean;
    disableRange: boolean;
  }): {
    promise: Promise<{ numPages: number; getPage(number: number): Promise<Page> }>;
    destroy(): void;
  };
}
