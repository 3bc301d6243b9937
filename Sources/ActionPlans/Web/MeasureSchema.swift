import SiteKit

extension ActionPlanSchema {
    /// Measures noted beside an action become measures of their own, linked to it. Their figures were words and stay words: each is kept
    /// as not known, with what was noted, until somebody corrects it with its numbers.
    static let measures = StoreMigration(
        "2026-11-25 measures of actions",
        """
        CREATE TABLE action_measure (
            action TEXT NOT NULL REFERENCES action (id), measure TEXT NOT NULL REFERENCES measure (id), linked_on TEXT NOT NULL,
            author TEXT NOT NULL, PRIMARY KEY (action, measure)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_of_measure ON action_measure (measure);

        INSERT INTO measure (id, name, counts, numerator, denominator, unit, better, aim, source, owner, added_on)
            SELECT measure_note.id, measure_note.name, '', '', '', 'count', 'higher', NULL, measure_note.source, '', action.added_on
            FROM measure_note JOIN action ON action.id = measure_note.action;
        INSERT INTO action_measure (action, measure, linked_on, author)
            SELECT measure_note.action, measure_note.id, action.added_on, 'Set-up'
            FROM measure_note JOIN action ON action.id = measure_note.action;
        INSERT INTO measure_value (id, measure, day, reason, source, author, entered_on, corrects, why)
            SELECT printf('%032x', noted.id), noted.measure, noted.day, 'noted in words, ' || noted.value, noted.source, noted.author,
                noted.day, CASE WHEN noted.before IS NULL THEN NULL ELSE printf('%032x', noted.before) END,
                CASE WHEN noted.before IS NULL THEN NULL ELSE 'noted again for the same day' END
            FROM (
                SELECT measure_reading.*, measure_note.source AS source,
                    lag(measure_reading.id) OVER (PARTITION BY measure_reading.measure, measure_reading.day ORDER BY measure_reading.id)
                    AS before
                FROM measure_reading JOIN measure_note ON measure_note.id = measure_reading.measure ORDER BY measure_reading.id
            ) AS noted;
        INSERT INTO measure_standing (measure, verdict, sentence, figures, latest_on, latest_words)
            SELECT id, 'too_few', 'Too few figures to tell: 0 so far, and 12 are needed.',
                (SELECT count(DISTINCT day) FROM measure_reading WHERE measure = measure_note.id),
                (SELECT max(day) FROM measure_reading WHERE measure = measure_note.id),
                (SELECT value FROM measure_reading WHERE measure = measure_note.id ORDER BY day DESC, id DESC LIMIT 1)
            FROM measure_note;
        DROP TABLE measure_reading;
        DROP TABLE measure_note;
        """)
}
