package org.flightplan.units.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.projections.FoldedRows;
import org.junit.jupiter.api.Test;

class UnitProjectionTest {

    private static final UUID UNIT = new UUID(0, 30);

    private final FoldedRows rows = new FoldedRows(new UnitProjection());
    private final PastEvents unit = new PastEvents("Unit", UNIT);

    private Object after(String type, String content) {
        rows.take(unit.next("unit." + type, content));
        return rows.column(UNIT, "data");
    }

    private static String at(int hour) {
        return "'2026-03-10T" + hour + ":00:00Z'";
    }

    private void open() {
        after("opened", "{'unit_id': '" + UNIT + "', 'location': 'CICU', 'name': 'a', 'effective_at': " + at(10) + "}");
    }

    @Test
    void a_unit_is_a_row_that_only_its_own_stream_changes() {
        open();
        rows.take(new PastEvents("Admission", UNIT).next("admission.discharged", "{}"));
        assertEquals("{'location':'CICU','name':'a','opened_at':" + at(10) + "}", rows.column(UNIT, "data"));
        assertEquals(
                "{'location':'CICU','name':'b','opened_at':" + at(10) + ",'specialty':'cardiac'}",
                after("updated", "{'location': 'CICU', 'name': 'b', 'specialty': 'cardiac'}"));
        assertEquals(2, rows.column(UNIT, "version"));
    }

    @Test
    void a_bed_is_one_from_its_adding_to_its_retiring_and_may_be_one_again() {
        open();
        after("bed_added", "{'bed': '7', 'state': 'available', 'effective_at': " + at(11) + "}");
        after("bed_changed", "{'bed': '7', 'state': 'cleaning', 'effective_at': " + at(12) + "}");
        String before = "{'location':'CICU','name':'a','opened_at':" + at(10) + ",";
        assertEquals(
                before + "'beds':[{'bed':'7','state':'cleaning','since':" + at(12) + "}],"
                        + "'_beds':[{'bed':'7','from':" + at(11) + "}]}",
                rows.column(UNIT, "data"));
        assertEquals(
                before + "'beds':[],'_beds':[{'bed':'7','from':" + at(11) + ",'until':" + at(13) + "}]}",
                after("bed_retired", "{'bed': '7', 'effective_at': " + at(13) + "}"));
        after("bed_added", "{'bed': '7', 'state': 'available', 'effective_at': " + at(14) + "}");
        assertEquals(
                before + "'beds':[],'_beds':[{'bed':'7','from':" + at(11) + ",'until':" + at(13) + "},"
                        + "{'bed':'7','from':" + at(14) + ",'until':" + at(15) + "}],'closed_at':" + at(15) + "}",
                after("closed", "{'unit_id': '" + UNIT + "', 'effective_at': " + at(15) + "}"));
    }
}
