/** What the board says, as far as the sheet for handing over looks at it. */
declare namespace Handover {
  interface Occupant {
    restricted?: boolean;
    admission_id?: Api.Id;
    location?: string;
    bed?: string;
    name?: string;
    specialty?: string;
    risk?: string;
    risk_since?: Api.Moment;
    post_operative_day?: number;
    admit_date?: Api.Moment;
    attending_name?: string;
    target_discharge_date?: Api.Day;
    isolation?: string;
    therapies?: { therapy?: string }[];
    barriers?: { task_id: Api.Id; text: string; due?: Api.Moment }[];
    move_request?: { to_location: string; to_bed?: string };
  }

  interface Happened {
    admission_id?: Api.Id;
    expected: boolean;
    at?: Api.Moment;
    to_location?: string;
    to_bed?: string;
    title?: string;
  }

  interface Task {
    admission_id?: Api.Id;
    task_id: Api.Id;
    kind: string;
    text: string;
    due?: Api.Moment;
    overdue?: boolean;
  }

  interface Board {
    units: { unit_id?: Api.Id; location: string; name: string; beds: { bed: string; occupants?: Occupant[] }[] }[];
    without_bed: Occupant[];
    elsewhere: Occupant[];
    day: {
      admissions: Happened[];
      moves: Happened[];
      operations: Happened[];
      tasks: Task[];
      undated_tasks: Task[];
      done_tasks: (Task & { done_at: Api.Moment })[];
      milestones: { admission_id?: Api.Id; milestone: string; reached_at?: Api.Moment }[];
    };
  }

  /** One line of the sheet. */
  interface Line {
    id: Api.Id;
    bed: string;
    occupant: Occupant;
    /** What the list of stays knows besides; absent where the stay is closed. */
    stay?: Api.Admission;
    due: { text: string; barrier: boolean; due?: Api.Moment; overdue: boolean }[];
    happened: { kind: 'admitted' | 'moved' | 'operated' | 'reached' | 'done' | 'risk'; at: Api.Moment; what: string }[];
  }
}
