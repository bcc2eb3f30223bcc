package org.flightplan.client.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * What a day brought and is to bring.
 *
 * @param date in the hospital's time zone
 * @param since since when what was done is told
 * @param admissions who came
 * @param moves who moved, or is to
 * @param operations who was operated on
 * @param discharges who left, or is to
 * @param tasks what is due
 * @param undatedTasks what is to be done on no day
 * @param doneTasks what was done
 * @param milestones what is to be reached, or was
 */
public record BoardDay(
        LocalDate date,
        Instant since,
        List<Arrival> admissions,
        List<Transfer> moves,
        List<Operation> operations,
        List<Departure> discharges,
        List<DueTask> tasks,
        List<UndatedTask> undatedTasks,
        List<DoneTask> doneTasks,
        List<DueMilestone> milestones) {

    /** Lists that are not told are empty. */
    public BoardDay {
        admissions = Lists.orEmpty(admissions);
        moves = Lists.orEmpty(moves);
        operations = Lists.orEmpty(operations);
        discharges = Lists.orEmpty(discharges);
        tasks = Lists.orEmpty(tasks);
        undatedTasks = Lists.orEmpty(undatedTasks);
        doneTasks = Lists.orEmpty(doneTasks);
        milestones = Lists.orEmpty(milestones);
    }

    /**
     * Who came.
     *
     * @param admissionId of the stay
     * @param patientId of the patient
     * @param name the patient's
     * @param location where
     * @param bed in which bed
     * @param expected whether it is still to come
     * @param at when it was, or is to be
     */
    public record Arrival(
            UUID admissionId,
            UUID patientId,
            @Nullable String name,
            @Nullable String location,
            @Nullable String bed,
            boolean expected,
            @Nullable Instant at) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Arrival[admissionId=" + admissionId + "]";
        }
    }

    /**
     * Who moved.
     *
     * @param admissionId of the stay
     * @param patientId of the patient
     * @param name the patient's
     * @param location where
     * @param bed in which bed
     * @param expected whether it is still to come
     * @param at when it was, or is to be
     * @param toLocation where to
     * @param toBed in which bed
     */
    public record Transfer(
            UUID admissionId,
            UUID patientId,
            @Nullable String name,
            @Nullable String location,
            @Nullable String bed,
            boolean expected,
            @Nullable Instant at,
            @Nullable String toLocation,
            @Nullable String toBed) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Transfer[admissionId=" + admissionId + "]";
        }
    }

    /**
     * Who was operated on.
     *
     * @param admissionId of the stay
     * @param patientId of the patient
     * @param name the patient's
     * @param location where
     * @param bed in which bed
     * @param expected whether it is still to come
     * @param at when it was, or is to be
     * @param title one line
     */
    public record Operation(
            UUID admissionId,
            UUID patientId,
            @Nullable String name,
            @Nullable String location,
            @Nullable String bed,
            boolean expected,
            @Nullable Instant at,
            @Nullable String title) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Operation[admissionId=" + admissionId + "]";
        }
    }

    /**
     * Who left.
     *
     * @param admissionId of the stay
     * @param patientId of the patient
     * @param name the patient's
     * @param location where
     * @param bed in which bed
     * @param expected whether it is still to come
     * @param at when it was, or is to be
     * @param died whether the patient died
     * @param targetDischargeDate for which day it was planned
     * @param overdue whether that day is over
     */
    public record Departure(
            UUID admissionId,
            UUID patientId,
            @Nullable String name,
            @Nullable String location,
            @Nullable String bed,
            boolean expected,
            @Nullable Instant at,
            boolean died,
            @Nullable LocalDate targetDischargeDate,
            boolean overdue) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Departure[admissionId=" + admissionId + "]";
        }
    }

    /**
     * A task that is due.
     *
     * @param admissionId of the stay
     * @param patientId of the patient
     * @param name the patient's
     * @param location where
     * @param bed in which bed
     * @param taskId of the task
     * @param kind action or barrier
     * @param text what is to be done
     * @param due until when
     * @param overdue whether that is over
     */
    public record DueTask(
            UUID admissionId,
            UUID patientId,
            @Nullable String name,
            @Nullable String location,
            @Nullable String bed,
            UUID taskId,
            String kind,
            @Nullable String text,
            Instant due,
            boolean overdue) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "DueTask[taskId=" + taskId + "]";
        }
    }

    /**
     * A milestone of the day.
     *
     * @param admissionId of the stay
     * @param patientId of the patient
     * @param name the patient's
     * @param location where
     * @param bed in which bed
     * @param milestoneId of the milestone
     * @param milestone what is to be reached
     * @param reachedAt when it was reached
     */
    public record DueMilestone(
            UUID admissionId,
            UUID patientId,
            @Nullable String name,
            @Nullable String location,
            @Nullable String bed,
            UUID milestoneId,
            String milestone,
            @Nullable Instant reachedAt) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "DueMilestone[milestoneId=" + milestoneId + "]";
        }
    }
}
