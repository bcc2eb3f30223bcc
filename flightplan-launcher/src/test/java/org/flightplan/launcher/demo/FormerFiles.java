package org.flightplan.launcher.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of the former system, made up, with every trap that they are known for. */
final class FormerFiles {

    private static final String PATIENTS = "MRN,LastName,FirstName,DOB,sex,KeyDiagnosis,Deceased,Username,ActivityDate";
    private static final String ADMISSIONS =
            "MRN,ADM,ADMDATE,Status,Interventions,Diagnosis,ReviewDate,CrossCheck,Thumbnail,Username,ActivityDate";
    private static final String STEPS =
            "MRN,ADM,LocationStepID,EntryDatetime,Location,Teams,Weight,Notes,Extra,Username,ActivityDate";
    private static final String RISKS =
            "MRN,ADM,LocationStepID,LocationRiskID,StartDatetime,Risk,Notes,Extra,Username,ActivityDate";
    private static final String NOTES =
            "MRN,ADM,AnnotaionID,EntryDatetime,annotation,type,href,SpecialNode,format,Username,ActivityDate";
    private static final String ENCODED_TWICE = "\"\"\"{\\\"\"plan\\\"\": \\\"\"synthetic\\\"\"}\"\"\"";
    private static final int A_PATIENT = 19;

    private final List<String> patients = new ArrayList<>(List.of(PATIENTS));
    private final List<String> admissions = new ArrayList<>(List.of(ADMISSIONS));
    private final List<String> steps = new ArrayList<>(List.of(STEPS));
    private final List<String> risks = new ArrayList<>(List.of(RISKS));
    private final List<String> notes = new ArrayList<>(List.of(NOTES));
    long rejected;
    long people;
    long clinical;
    long moves;

    /** About so many rows, in a folder. */
    static FormerFiles of(int rows, Path folder) throws IOException {
        FormerFiles files = new FormerFiles();
        for (int i = 1; i <= rows / A_PATIENT; i++) {
            files.patient(i);
        }
        files.traps();
        files.write(folder);
        return files;
    }

    long rows() {
        return (long) patients.size() + admissions.size() + steps.size() + risks.size() + notes.size() - 5;
    }

    private void patient(int i) {
        String mrn = String.format(Locale.ROOT, "%06d", i);
        // some tables went through a program that takes numbers for numbers
        String bare = i == 7 ? mrn : Integer.toString(i);
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(i % 300);
        patients.add(String.join(
                ",",
                mrn,
                "Mockingbird" + i,
                i % 9 == 0 ? "\"Synthia, called \"\"Sy\"\"\"" : "Synthia",
                i % 2 == 0 ? "2020-02-29" : "2/29/2020",
                List.of("M", "F", "NULL", "female").get(i % 4),
                i % 3 == 0 ? "NULL" : "Synthetic defect",
                "NULL",
                "former.user",
                day + " 07:00:00"));
        people++;
        stay(i, bare, "1", day, "Discharged");
        stay(i, bare, i % 2 == 0 ? "002" : "2", day.plusDays(60), "Active");
    }

    private void stay(int i, String mrn, String adm, LocalDate day, String status) {
        boolean byTheDay = i % 2 == 1;
        admissions.add(String.join(
                ",",
                mrn,
                adm,
                byTheDay ? day.toString() : day + " 08:00:00",
                status,
                ENCODED_TWICE,
                "Synthetic",
                "2024-12-01",
                i % 2 == 0 ? "1" : "0",
                "thumb.png",
                "former.user",
                day + " 09:00"));
        List<String> locations = List.of("ACCU", "CTOR", "CICU");
        List<String> levels = List.of("ACCU", "procedure", "Intubated");
        for (int n = 0; n < 3; n++) {
            String at = byTheDay ? day.plusDays(n / 2).toString() : day.plusDays(n) + " 1" + n + ":30:00";
            String recorded = day.plusDays(n) + "T20:00:0" + n;
            steps.add(String.join(
                    ",",
                    mrn,
                    adm,
                    "S" + n,
                    at,
                    locations.get(n),
                    "Team",
                    n == 1 ? "4.2" : "NULL",
                    "\"two\nlines\"",
                    ENCODED_TWICE,
                    "former.user",
                    recorded));
            moves++;
            boolean blank = n == 2 && i % 10 == 0;
            risks.add(String.join(
                    ",",
                    mrn,
                    adm,
                    "S" + n,
                    "R" + n,
                    at,
                    blank ? " " : levels.get(n),
                    "NULL",
                    "",
                    "former.user",
                    recorded));
            if (blank) {
                rejected++;
            } else {
                clinical++;
            }
            if (n < 2) {
                notes.add(String.join(
                        ",",
                        mrn,
                        adm,
                        "A" + n,
                        at,
                        "\"Caf\u00e9 note, synthetic\nsecond line\"",
                        "note",
                        "NULL",
                        "0",
                        "plain",
                        "former.user",
                        recorded));
                clinical++;
            }
        }
    }

    private void traps() {
        // two numbers that differ by zeros alone are two patients, and a third way of writing them is neither
        patients.add("7,Zeros,Syntheticus,2019-01-01,M,NULL,NULL,u,2024-01-01");
        people++;
        reject(admissions, "07,1,2024-02-01,Active,,,,,,u,2024-02-01");
        // orphans, and rows that can't be read
        reject(admissions, "999999,1,2024-02-01,Active,,,,,,u,2024-02-01");
        reject(steps, "1,77,S1,2024-02-01,ACCU,,,,,u,2024-02-01");
        reject(risks, "999999,1,S1,R1,2024-02-01,ACCU,,,u,2024-02-01");
        reject(notes, "1,77,A1,2024-02-01,orphan,note,,,,u,2024-02-01");
        reject(patients, "000001,Again,Syntheticus,2019-01-01,M,NULL,NULL,u,2024-01-01");
        reject(patients, "888888,Undated,Syntheticus,NULL,M,NULL,NULL,u,2024-01-01");
        reject(patients, "777777,Cells,Syntheticus");
        reject(admissions, "7,1,30.02.2024,Active,,,,,,u,2024-02-01");
        reject(admissions, "7,2,2024-02-01,Gone fishing,,,,,,u,2024-02-01");
        // what the server's rules refuse, beside what they take
        reject(steps, "1,2,S9,2023-01-01 10:00,CICU,,,,,u,2024-01-01");
        reject(notes, "1,2,A9,2199-01-01 10:00,ahead,note,,,,u,2024-01-01");
        reject(notes, "1,2,A8,2024-03-01 10:00,NULL,note,,,,u,2024-01-01");
    }

    private void reject(List<String> table, String row) {
        table.add(row);
        rejected++;
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("patients.csv"), patients, StandardCharsets.UTF_8, "\uFEFF");
        write(folder.resolve("admissions.csv"), admissions, StandardCharsets.UTF_8, "");
        write(folder.resolve("location_steps.csv"), steps, StandardCharsets.UTF_8, "");
        write(folder.resolve("locations_risks.csv"), risks, StandardCharsets.UTF_8, "");
        write(folder.resolve("annotations.csv"), notes, Charset.forName("windows-1252"), "");
    }

    private static void write(Path file, List<String> lines, Charset charset, String begin) throws IOException {
        Files.write(file, (begin + String.join("\r\n", lines) + "\r\n").getBytes(charset));
    }
}
