/** What the HTTP API answers, as `ResponseSchemas` declares it. Moments are ISO 8601 texts. */
declare namespace Api {
  type Id = string;
  type Moment = string;
  /** yyyy-mm-dd */
  type Day = string;

  /** What stands in a list in the place of what the caller may not read. */
  interface Closed {
    restricted: true;
    access_handle: string;
    id?: undefined;
  }

  interface Patient {
    id: Id;
    restricted?: undefined;
    access_handle?: undefined;
    /** This and the next two are gone once the patient was erased. */
    name?: string;
    mrn?: string;
    date_of_birth?: Day;
    gender?: string;
    identity?: string;
    diagnosis?: string;
    admission_count?: number;
    erased?: boolean;
    merged_into?: Id;
    version?: number;
  }

  type Status = 'active' | 'discharged' | 'cancelled';

  interface Admission {
    id: Id;
    restricted?: undefined;
    access_handle?: undefined;
    patient_id: Id;
    /** Not there where the patient's record is closed to the reader, or as of an earlier moment. */
    patient?: Patient;
    target_discharge_date?: Day;
    open_tasks?: number;
    flightplan_id?: Id;
    specialty: string;
    status: Status;
    admit_date: Moment;
    discharge_date?: Moment;
    length_of_stay_hours: number;
    attending_name?: string;
    current_location?: string;
    current_bed?: string;
    current_risk?: string;
    cross_check?: boolean;
    review_date?: Moment;
    chief_complaint?: string;
    post_operative_day?: number;
    move_request?: { to_location: string; to_bed?: string; needed_by?: Moment; reason?: string };
    attending_id?: Id;
    diagnosis?: string;
    /** Until when it is open to the reader by breaking the glass. */
    emergency_access_until?: Moment;
    version?: number;
  }

  /** A ward is still run by where its patients are: of a stay that is closed these are shown. */
  type ShownOfClosed = 'status' | 'current_location' | 'current_bed';

  type ClosedAdmission = Closed &
    Partial<Pick<Admission, ShownOfClosed>> & {
      [name in Exclude<keyof Admission, ShownOfClosed | keyof Closed>]?: undefined;
    };

  /** A part of a stay with one location and one risk; the last one has no end. */
  interface Step {
    id: Id;
    location: string;
    bed?: string;
    risk_level?: string;
    level?: number;
    effective_at: Moment;
    ended_at?: Moment;
  }

  interface TimelineItem {
    id: Id;
    admission_id: Id;
    event_type: string;
    occurred_at: Moment;
    recorded_at: Moment;
    title: string;
    details?: Details;
    corrected?: boolean;
  }

  /** What was said otherwise of a clinical event. */
  interface Correction {
    id: Id;
    recorded_at: Moment;
    recorded_by: Id;
    occurred_at?: Moment;
    details?: Details;
    retracted?: boolean;
    correction_reason?: string;
  }

  interface Attachment {
    id: Id;
    admission_id: Id;
    occurred_at: Moment;
    recorded_at: Moment;
    filename?: string;
    description?: string;
    attachment_type?: string;
    content_type: string;
    /** In bytes. */
    size: number;
    linked_event_id?: Id;
    thumbnail?: boolean;
  }

  /** Fields as the specialty's manifest declares them. */
  type Details = Record<string, unknown>;

  interface FlightPlan {
    id: Id;
    status: string;
    target_discharge_date?: Day;
    milestones?: Milestone[];
    tasks?: Task[];
    version?: number;
  }

  interface Milestone {
    milestone_id: Id;
    name: string;
    phase?: string;
    target_date?: Day;
    reached_at?: Moment;
  }

  interface Task {
    task_id: Id;
    kind: 'action' | 'barrier';
    text: string;
    owner_name?: string;
    due?: Moment;
    done_at?: Moment;
  }

  /** One of a stream, as far as the console looks at it. */
  interface StreamEvent {
    event_type?: string;
    data?: Details;
    created_at?: Moment;
    metadata?: { imported?: Moment };
  }

  interface Specialty {
    name: string;
    label: string;
    /** The one that the hospital uses, and all that are installed, newest first. */
    version?: string;
    versions?: string[];
  }

  interface Manifest extends Specialty {
    bands: Band[];
    locations: Location[];
    discharge_location: string;
    discharge_level: number;
    risk_states: RiskState[];
    event_types: EventType[];
    /** Continuous therapies, or event types, while which the area under the chart's line is shaded. */
    shaded_therapies?: string[];
    categories?: EventCategory[];
    phases?: Phase[];
  }

  interface EventCategory {
    id: string;
    label: string;
    /** The lower, the sooner it gets room. */
    priority?: number;
  }

  interface Phase {
    id: string;
    label: string;
    days?: number;
    milestones?: { id: string; label: string }[];
  }

  interface Band {
    level: number;
    label: string;
  }

  interface Location {
    code: string;
    label: string;
    colour: string;
    pattern?: string;
  }

  interface RiskState {
    code: string;
    label: string;
    /** Absent for the state `unknown` alone. */
    level?: number;
    /** Where its level is another one, by the location's code. */
    levels_in?: Record<string, number>;
  }

  interface EventType {
    name: string;
    label: string;
    category?: string;
    /** Absent or `none`: not drawn. */
    mark?: string;
    /** Whether post-operative days are counted from it. */
    operation?: boolean;
    fields: EventField[];
  }

  interface EventField {
    name: string;
    label?: string;
    type?: 'text' | 'integer' | 'decimal' | 'measured' | 'boolean' | 'enum' | 'moment' | 'day' | 'user';
    required?: boolean;
    unit?: string;
    range?: [number, number];
    one_of?: string[];
    help?: string;
    /** Whose moment this one is not before. */
    not_before?: string;
  }

  interface Tenant {
    id: Id;
    name: string;
    active: boolean;
    enabled_specialties?: string[];
    care_teams?: boolean;
    time_zone?: string;
    created_at?: Moment;
  }

  interface Hospital {
    id: Id;
    name: string;
    specialties: string[];
    time_zone?: string;
    care_teams?: boolean;
    /** The largest attachment, in bytes. */
    attachment_limit?: number;
  }

  interface Board {
    position: number;
    units: Unit[];
    without_bed?: Occupant[];
    elsewhere?: Occupant[];
    day: DayList;
  }

  interface Unit {
    /** Absent where a hospital has opened none: its units are then the places in which somebody is. */
    unit_id?: Id;
    location: string;
    name: string;
    numbers: UnitNumbers;
    beds: Bed[];
  }

  interface UnitNumbers {
    occupied: number;
    open: number;
    unavailable: number;
    pending_in: number;
    pending_out: number;
    beds: number;
  }

  type BedState = 'available' | 'occupied' | 'cleaning' | 'blocked' | 'double';

  interface Bed {
    bed: string;
    state: BedState;
    attributes?: string[];
    /** Named by a move, and none of the unit's. */
    undeclared?: boolean;
    reason?: string;
    until?: Moment;
    occupants: Occupant[];
  }

  interface ClosedOccupant {
    restricted: true;
    access_handle: string;
    location?: string;
    bed?: string;
  }

  interface OpenOccupant {
    restricted?: false;
    admission_id: Id;
    patient_id: Id;
    flightplan_id?: Id;
    /** Of the stay. */
    version?: number;
    location?: string;
    bed?: string;
    name?: string;
    age?: { value: number; unit: 'hours' | 'days' | 'months' | 'years' };
    sex?: string;
    specialty?: string;
    risk?: string;
    risk_since?: Moment;
    post_operative_day?: number;
    admit_date?: Moment;
    attending_id?: Id;
    attending_name?: string;
    target_discharge_date?: Day;
    overdue?: boolean;
    flags?: ('cross_check' | 'review_due' | 'isolation' | 'same_name' | 'similar_name' | 'provisional')[];
    isolation?: string;
    therapies?: { event_id: Id; therapy: string; started_at: Moment }[];
    barriers?: { task_id: Id; text?: string; due?: Moment }[];
    move_request?: { to_location: string; to_bed?: string; needed_by?: Moment; reason?: string };
  }

  type Occupant = OpenOccupant | ClosedOccupant;

  /** Somebody as a display at the wall shows them. */
  interface Passer {
    restricted?: boolean;
    bed?: string;
    name?: string;
    risk?: string;
    level?: number;
    post_operative_day?: number;
    admit_date?: Moment;
    overdue?: boolean;
    flags?: OpenOccupant['flags'];
    move_to?: string;
    open_barriers?: number;
  }

  /** What a display at the wall shows. */
  interface WallBoard {
    display: string;
    time_zone: string;
    unit: Omit<Unit, 'beds'> & { beds: (Omit<Bed, 'occupants'> & { occupants: Passer[] })[] };
    without_bed: Passer[];
  }

  interface DayList {
    date: Day;
    since: Moment;
    admissions: DayItem[];
    moves: (DayItem & { to_location?: string; to_bed?: string })[];
    operations: (DayItem & { title?: string })[];
    discharges: Expected[];
    tasks: (DayTask & { due: Moment; overdue: boolean })[];
    /** Open, and due on no day. */
    undated_tasks: DayTask[];
    done_tasks: (DayTask & { done_at: Moment })[];
    milestones: (DayOf & { milestone_id: Id; milestone: string; reached_at?: Moment })[];
  }

  /** A line of the day list is of somebody who is or was somewhere. */
  interface DayOf {
    admission_id: Id;
    patient_id: Id;
    name?: string;
    location?: string;
    bed?: string;
  }

  interface DayItem extends DayOf {
    expected: boolean;
    at?: Moment;
  }

  interface Expected extends DayItem {
    died?: boolean;
    target_discharge_date?: Day;
    overdue?: boolean;
  }

  interface DayTask extends DayOf {
    task_id: Id;
    kind: 'action' | 'barrier';
    text?: string;
  }

  interface Census {
    items: CensusDay[];
    /** Of those who left in these days, in hours. */
    los?: { count: number; mean?: number; p50?: number; p90?: number };
  }

  interface CensusDay {
    date: Day;
    /** 23 and 25 where clocks are changed. */
    hours: number;
    beds: number;
    /** At the midnight that ends the day. */
    occupied: number;
    admissions: number;
    transfers_in: number;
    transfers_out: number;
    discharges: number;
    deaths: number;
    /** These are of those who left, in hours. */
    los_mean?: number;
    los_p50?: number;
    los_p90?: number;
  }

  /** As its own page tells it. */
  interface User {
    id: Id;
    name?: string;
    roles?: string[];
    last_seen?: Moment;
  }

  /** One access, as the audit trail has it. */
  interface AccessRecord {
    id: Id;
    recorded_at: Moment;
    user: Id;
    action: string;
    subject_id?: Id;
    patient_ids: Id[];
    purpose: string;
    outcome: 'served' | 'done' | 'refused' | 'not_found';
    request_id: Id;
  }

  /** That somebody opened a record outside of the care team. */
  interface BrokenGlass {
    id: Id;
    patient_id: Id;
    user: Id;
    reason?: string;
    accessed_at: Moment;
    ends_at: Moment;
    reviewed_by?: Id;
    reviewed_at?: Moment;
  }

  /** How the log compares with its seals, as far as it was looked at. */
  interface SealReport {
    intact: boolean;
    first_finding?: { kind: string; position?: number; seal: number };
    seals: number;
    events: number;
    through_position: number;
    unsealed_events: number;
    /** The seal to go on behind. */
    next?: number;
  }

  /** A display at the wall, as its hospital's administrator sees it. */
  interface Display {
    display_id: Id;
    name: string;
    unit_id: Id;
    shows_names: boolean;
    state: 'waiting' | 'claimed' | 'expired' | 'revoked';
    code_ends_at: Moment;
    claimed_at?: Moment;
  }

  interface DeclaredUnit {
    unit_id: Id;
    location: string;
    name: string;
    specialty?: string;
    opened_at: Moment;
    closed_at?: Moment;
    beds: DeclaredBed[];
    version: number;
  }

  interface DeclaredBed {
    bed: string;
    state: 'available' | 'cleaning' | 'blocked';
    attributes?: string[];
    reason?: string;
    until?: Moment;
    since?: Moment;
  }

  /** What a command is answered with; of the ids those that it made. */
  interface Recorded {
    event_id?: Id;
    task_id?: Id;
    milestone_id?: Id;
    admission_id?: Id;
    patient_id?: Id;
    flightplan_id?: Id;
    new_version?: number;
    warnings?: { code: string; field?: string; message?: string }[];
  }

  type SignIn =
    { development: true; default_tenant_id?: Id } | { development: false; issuer: string; client_id: string };

  interface Token {
    access_token: string;
    /** In seconds. */
    expires_in: number;
  }

  interface EmergencyAccess {
    id: Id;
    admission_id?: Id;
  }

  interface Page<Item> {
    items: Item[];
    /** The cursor of the next page. */
    next?: string;
    /** On the first page, where it is cheap. */
    total?: number;
  }

  /** RFC 9457. */
  interface Problem {
    title?: string;
    detail?: string;
    instance?: string;
    error_code?: string;
    field_errors?: Record<string, string[]>;
  }

  type Parameters = Record<string, string | number | null | undefined>;

  interface Options {
    signal?: AbortSignal;
    /** Another token than the session's; null for none. */
    token?: string | null;
    /** What it is looked at for, as the audit trail will say; treatment where nothing is said. */
    purpose?: string;
  }

  /** What GET answers the privacy officer and the administrator. */
  interface OfDesks {
    'admin/displays': Page<Display>;
    'admin/audit': Page<AccessRecord>;
    'admin/audit/disclosures': Page<AccessRecord>;
    'admin/audit/hold': { held: boolean };
    'admin/audit/verify': SealReport;
    'admin/break-glass': Page<BrokenGlass>;
    units: Page<DeclaredUnit>;
  }

  /** What GET answers at a path. */
  type Found<Path extends string> = Path extends keyof OfDesks
    ? OfDesks[Path]
    : Path extends 'sign-in'
      ? SignIn
      : Path extends 'specialties'
        ? Page<Specialty>
        : Path extends 'admin/tenants'
          ? Page<Tenant>
          : Path extends 'tenants/current'
            ? Hospital
            : Path extends 'board'
              ? Board
              : Path extends 'displays/board'
                ? WallBoard
                : Path extends 'census' | `units/${string}/census`
                  ? Census
                  : Path extends 'users'
                    ? Page<User>
                    : Path extends 'admissions'
                      ? Page<Admission | ClosedAdmission>
                      : Path extends `streams/${string}`
                        ? Page<StreamEvent>
                        : Path extends `admissions/${string}/trajectory`
                          ? Page<Step>
                          : Path extends `admissions/${string}/attachments`
                            ? Page<Attachment>
                            : Path extends `admissions/${string}/timeline`
                              ? Page<TimelineItem>
                              : Path extends `admissions/${string}`
                                ? Admission
                                : Path extends `patients/${string}`
                                  ? Patient
                                  : Path extends `flightplans/${string}`
                                    ? FlightPlan
                                    : Path extends `specialties/${string}/config`
                                      ? Manifest
                                      : unknown;

  type ItemOf<Path extends string> = Found<Path> extends Page<infer Item> ? Item : never;

  /** What POST answers at a path. */
  type Posted<Path extends string> = Path extends 'dev/token'
    ? Token
    : Path extends 'displays/claim'
      ? { secret: string }
      : Path extends 'break-glass'
        ? EmergencyAccess
        : Path extends `patients/search?${string}`
          ? Page<Patient | Closed>
          : unknown;
}
