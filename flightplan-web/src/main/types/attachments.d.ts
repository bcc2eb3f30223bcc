/** What the modules that attach files hand to each other. */
declare namespace Attaching {
  /** What is said of a file, as the API takes it. */
  interface Said {
    occurred_at: Api.Moment;
    description?: string;
    attachment_type?: string;
    linked_event_id?: Api.Id;
  }

  /**
   * Waiting for its turn; on its way; all of it sent, and not yet on record; without an answer; until somebody signs in again;
   * refused for good.
   */
  type State = 'waiting' | 'sending' | 'searching' | 'silent' | 'away' | 'signedOut' | 'refused';

  /** A file that is not on record yet. */
  interface Upload {
    /** That the attachment will have. */
    id: Api.Id;
    /** The same for each try, so that it is recorded once. */
    key: string;
    admission: Api.Id;
    file: File;
    said: Said;
    state: State;
    /** In bytes. */
    sent: number;
    /** Why it was refused. */
    why: string;
    /** Whether the server knows what will come. */
    announced: boolean;
    /** When its content is on record. */
    answer?: Api.Recorded;
    stopped: AbortController;
  }

  /** Chosen, and not sent yet. */
  interface Chosen {
    files: File[];
    entered: Recording.Entered;
  }
}
