package org.flightplan.specialties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A made-up pack, whole and right, of which tests change a line; and a way to install it. */
public final class Packs {

    public static final String PROOF = """
            apiVersion: flightplan.io/v1
            kind: SpecialtyPlugin
            metadata:
              name: proof
              version: 1.0.0
              displayName: Proof
            spec:
              bands: [{level: 2, label: Here}, {level: 1, label: Home}]
              locations:
                - {code: ONE, aliases: [one], label: One, colour: "rgb(1,2,3)", kind: ward}
                - {code: OUT, label: Out, colour: "#010203", kind: home}
              risk_states:
                - {code: LOW, label: Low, level: 2, levels_in: {ONE: 1}}
              categories:
                - {id: special, label: Special, mark: procedure}
              event_types:
                - id: proof
                  label: Proof
                  category: special
                  fields:
                    - {name: side, type: enum, values: [left, right], required: true}
                    - {name: from, type: moment, phi: true}
                    - {name: until, type: moment, not_before: from}
                    - {name: degrees, type: integer, range: [0, 160], unit: °}
                    - {name: share, type: decimal, range: [0.5, 1.5]}
                    - {name: took, type: duration}
                    - {name: remark, type: text, max_length: 5}
                - id: old_proof
                  label: Old proof
                  category: special
                  retired: true
                  fields: []
              phases:
                - {id: begin, label: Begin, days: 1, milestones: [{id: begun, label: Begun}]}
              checklists:
                - {id: list, label: List, begins_with: begin, steps: [{id: step, label: Step, holds_back: begun}]}
              calculators:
                - id: degrees_twice
                  label: Degrees twice
                  inputs: [{name: degrees, take: last, event_type: proof, field: degrees}]
                  output: integer
                  expression: degrees * 2.0
              rules:
                - id: bent
                  event_type: proof
                  field: degrees
                  when: details.degrees > 90
                  severity: info
                  message: is much; correct it if it is a slip
              header: [location, calculator.degrees_twice]
            """;

    private Packs() {}

    /** The pack with a part of its text in place of another. */
    static String with(String text, String instead) {
        if (!PROOF.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return PROOF.replace(text, instead);
    }

    static PackSource source(String yaml) {
        return new PackSource("specialty.yaml", yaml, Map.of());
    }

    /** Installs a pack of this text for all tests that follow. */
    public static void install(String yaml) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "packs")), "pack");
            Files.writeString(Files.createDirectory(folder.resolve("pack")).resolve("specialty.yaml"), yaml);
            Specialties.install(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
