/** What the modules that record hand to each other. */
declare namespace Recording {
  interface Field {
    name: string;
    label: string;
    type: 'text' | 'long' | 'integer' | 'decimal' | 'measured' | 'boolean' | 'choice' | 'moment' | 'day';
    required?: boolean;
    unit?: string;
    range?: [number, number];
    help?: string;
    /** Values and their words; with a group's name third. */
    options?: string[][];
    /** Words that are offered, others can be written. */
    offered?: string[];
    /** The field whose moment this one is not before. */
    notBefore?: string;
    /** What stands there at first; of a moment, as the hospital's clock shows it. */
    value?: string;
    /** A moment that is now unless somebody says otherwise. */
    now?: boolean;
    /** Whether other fields depend on it. */
    decides?: boolean;
  }

  /** As it stands in the form, by field. */
  type Entered = { [name: string]: string };
  /** As the API takes it, by field. */
  type Values = { [name: string]: unknown };

  interface Command {
    method: 'POST' | 'PATCH' | 'DELETE';
    path: string;
    body: object | null;
    /** What it rests on: with another version of that it is refused. */
    rests?: 'stay' | 'plan';
    /** Commands that follow, once this one is recorded. */
    then?: Command[];
  }

  /** What is sent, until there is an answer. */
  interface Pending {
    command: Command;
    said: string;
    /** What is sent to take it back, once it is recorded. */
    undo: (recorded: Api.Recorded[]) => Command[];
  }

  interface Draft {
    what: string;
    entered: Entered;
    /** Whether somebody has written anything. */
    touched: boolean;
    /** Whether the form was open when the page went. */
    open: boolean;
    key: string;
    pending: Pending | null;
  }

  interface Context {
    record: Console.StayRecord;
    board: Api.Board | null;
    staff: Api.User[];
    now: number;
  }

  /** What the menu offers besides, by its letter. */
  interface Entry {
    letter: string;
    label: string;
    run: () => void;
  }

  /** Something that can be recorded. */
  interface Kind {
    id: string;
    /** Its letter in the menu; empty for what is not in there. */
    letter: string;
    label: string;
    /** What the button says that records it, where it is more than that. */
    save?: string;
    /** Whether it can't be taken back, so that its button looks so. */
    final?: boolean;
    /** What it does, said before it is done. */
    says?: string[] | ((context: Context) => string[]);
    isPossible?: (record: Console.StayRecord) => boolean;
    /** What the fields need to know besides the stay. */
    needs?: ('board' | 'staff')[];
    fields: (context: Context, entered: Entered) => Field[];
    prepare: (values: Values, context: Context) => Pending;
    /** A second way to end the form, besides recording. */
    otherwise?: { label: string; prepare: (entered: Entered) => Pending };
  }
}
