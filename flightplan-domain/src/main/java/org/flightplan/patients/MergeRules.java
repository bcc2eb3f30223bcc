package org.flightplan.patients;

import static org.flightplan.fields.JsonDoc.doc;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.commands.Aggregate.Companion;
import org.flightplan.commands.Aggregate.Made;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.Decision;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.patients.PatientCommand.MergePatient;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientsMerged;

/**
 * When one patient's record may be merged into another's, and what becomes of the stays. Every stream that it concerns is told,
 * in the same append: both patients, those who were merged into the retired one before, and each of their stays. So nothing
 * but its own stream is asked whose a stay is, or whether a patient's record goes on.
 */
final class MergeRules {

    // the admissions' contract, by its stored names
    private static final String ADMISSION = "Admission";
    private static final String ADMISSION_CREATED = "admission.created";
    private static final String STAY_MERGED = "admission.patient_merged";
    private static final String STAY = "stay";

    private static final String RETIRED_ID = "retired_id";

    private MergeRules() {}

    /**
     * What a merge is decided on: the retired patient, those merged into that one before, and the stays of both.
     *
     * @param before those merged into the retired one before
     */
    static Related related(PatientId survivor, PatientId retired, Set<UUID> before) {
        Set<UUID> patients =
                Stream.concat(Stream.of(retired.value()), before.stream()).collect(Collectors.toUnmodifiableSet());
        return new Related(
                patients,
                ofBoth(survivor, retired, patient -> UniqueKey.of(STAY, patient.value())),
                Set.of(
                        PatientEvents.CREATED,
                        PatientEvents.ERASED,
                        PatientEvents.MERGED,
                        ADMISSION_CREATED,
                        STAY_MERGED),
                ofBoth(survivor, retired, PatientDecider::openStay));
    }

    // somebody may name one patient twice: that is the decision's to refuse
    private static Set<UniqueKey> ofBoth(PatientId one, PatientId other, Function<PatientId, UniqueKey> key) {
        return Stream.of(one, other).map(key).collect(Collectors.toUnmodifiableSet());
    }

    static Decision<PatientEvent> decide(MergePatient merge, PatientState state, Circumstances circumstances) {
        if (merge.survivor().equals(merge.retired())) {
            return Decision.refuse(new PatientRejection.SamePatient());
        } else if (state instanceof PatientState.Erased) {
            return Decision.refuse(new CommandRejection.PatientErased());
        } else if (state instanceof PatientState.Merged merged) {
            return Decision.refuse(merged.rejection());
        } else if (!(state instanceof PatientState.Known survivor)) {
            return Decision.refuse(new PatientRejection.NoSuchPatient());
        } else if (survivor.merged().contains(merge.retired())) {
            return Decision.nothing();
        }
        return circumstances.stream(merge.retired().value(), PatientEvents.STREAM_TYPE)
                .map(retired -> decide(merge, retired, circumstances))
                .orElseGet(() -> Decision.refuse(new PatientRejection.NoSuchRetired()));
    }

    private static Decision<PatientEvent> decide(
            MergePatient merge, RelatedStream retired, Circumstances circumstances) {
        List<PatientId> before = new ArrayList<>();
        for (RelatedEvent event : retired.events()) {
            if (event.type().equals(PatientEvents.ERASED)) {
                return Decision.refuse(new PatientRejection.RetiredGone(new CommandRejection.PatientErased()));
            } else if (event.type().equals(PatientEvents.MERGED)) {
                PatientId other = new PatientId(event.data().id(RETIRED_ID));
                if (other.equals(merge.retired())) {
                    UUID into = event.data().id("survivor_id");
                    return Decision.refuse(new PatientRejection.RetiredGone(new CommandRejection.PatientMerged(into)));
                }
                before.add(other);
            }
        }
        if (!knowsAll(before, circumstances)) {
            return Decision.refuse(new CommandRejection.MergedMeanwhile());
        } else if (isInHospital(merge.survivor(), circumstances) && isInHospital(merge.retired(), circumstances)) {
            return Decision.refuse(new PatientRejection.BothAdmitted());
        }
        return new Decision.Accept<>(
                Stream.concat(Stream.of(merge.retired()), before.stream())
                        .map(one -> (PatientEvent) new PatientsMerged(merge.survivor(), one, merge.reason()))
                        .toList(),
                List.of());
    }

    private static boolean isInHospital(PatientId patient, Circumstances circumstances) {
        return circumstances.holder(PatientDecider.openStay(patient)).isPresent();
    }

    /** Whether these patients' streams were looked at: another merge may have come in between. */
    static boolean knowsAll(List<PatientId> patients, Circumstances circumstances) {
        return patients.stream()
                .allMatch(patient -> circumstances.stream(patient.value(), PatientEvents.STREAM_TYPE)
                        .isPresent());
    }

    /** Of these patients, those who are not erased. */
    static List<PatientId> notErased(List<PatientId> patients, Circumstances circumstances) {
        return patients.stream()
                .filter(patient -> circumstances.stream(patient.value(), PatientEvents.STREAM_TYPE).stream()
                        .flatMap(stream -> stream.events().stream())
                        .noneMatch(event -> event.type().equals(PatientEvents.ERASED)))
                .toList();
    }

    static PatientState after(PatientState state, PatientsMerged merged) {
        if (state instanceof PatientState.Known known) {
            return known.id().equals(merged.retired())
                    ? new PatientState.Merged(known.id(), merged.survivor())
                    : known.with(merged.retired());
        } else if (state instanceof PatientState.Merged retired) {
            return new PatientState.Merged(retired.id(), merged.survivor());
        } else if (state instanceof PatientState.Erased) {
            // said before the erasure, and gone with it
            return state;
        }
        throw new IllegalStateException("a patient who is unknown can't be merged");
    }

    /** The survivor's stays from a merge on: numbered behind the survivor's own, an open one as the survivor's. */
    static List<KeyClaim> claims(Circumstances circumstances, PatientsMerged merged) {
        UUID survivor = merged.survivor().value();
        List<KeyClaim> claims = new ArrayList<>();
        int number = stays(survivor, circumstances).size();
        for (RelatedStream stay : stays(merged.retired().value(), circumstances)) {
            number++;
            String numbered =
                    UniqueKey.of(STAY, survivor).hash() + HexFormat.of().toHexDigits(number);
            claims.add(new KeyClaim(new UniqueKey(STAY, numbered), stay.id()));
        }
        circumstances
                .holder(PatientDecider.openStay(merged.retired()))
                .ifPresent(open -> claims.add(new KeyClaim(PatientDecider.openStay(merged.survivor()), open)));
        return claims;
    }

    private static List<RelatedStream> stays(UUID patient, Circumstances circumstances) {
        return circumstances.streams(ADMISSION).stream()
                .filter(stay -> patient.equals(stay.events().stream()
                        .map(event -> event.data().idOrNull("patient_id"))
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .orElse(null)))
                .toList();
    }

    /** Tells those who are merged away, or erased with another, and the stays that are another's now. */
    static List<Companion> companions(Circumstances circumstances, List<Made<PatientEvent>> made) {
        List<Companion> told = new ArrayList<>();
        for (Made<PatientEvent> one : made) {
            if (one.event() instanceof PatientsMerged merged) {
                told.addAll(merged(circumstances, merged, one));
            } else if (one.event() instanceof PatientErased erased) {
                for (PatientId with : erased.merged()) {
                    var data = doc().with("patient_id", with.value()).with("ground", erased.ground());
                    told.add(new Companion(
                            new StreamRef(with.value(), PatientEvents.STREAM_TYPE),
                            at(with.value(), circumstances),
                            PatientEvents.ERASED,
                            data.build(),
                            one));
                }
            }
        }
        return told;
    }

    private static List<Companion> merged(
            Circumstances circumstances, PatientsMerged merged, Made<PatientEvent> cause) {
        UUID survivor = merged.survivor().value();
        UUID retired = merged.retired().value();
        List<Companion> told = new ArrayList<>();
        var both = doc().with("survivor_id", survivor).with(RETIRED_ID, retired);
        told.add(new Companion(
                new StreamRef(retired, PatientEvents.STREAM_TYPE),
                at(retired, circumstances),
                PatientEvents.MERGED,
                both.build(),
                cause));
        for (RelatedStream stay : stays(retired, circumstances)) {
            var data = doc().with("admission_id", stay.id())
                    .with("patient_id", survivor)
                    .with(RETIRED_ID, retired);
            told.add(new Companion(
                    new StreamRef(stay.id(), ADMISSION),
                    ExpectedVersion.exactly(stay.version()),
                    STAY_MERGED,
                    data.build(),
                    cause));
        }
        return told;
    }

    private static ExpectedVersion at(UUID patient, Circumstances circumstances) {
        return circumstances.stream(patient, PatientEvents.STREAM_TYPE)
                .map(stream -> ExpectedVersion.exactly(stream.version()))
                .orElseThrow();
    }
}
