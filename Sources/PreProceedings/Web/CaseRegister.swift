import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The legal tracker: every family in pre-proceedings or proceedings, by what is due next.
package enum CaseRegister {
    package static let address = RegisterAddress<PreProceedingsCase>("/pre-proceedings", "proceedings")

    /// The day of the store: that of a demonstration, or the calendar’s.
    static let today: SQL = "coalesce((SELECT value FROM setting WHERE name = 'today'), date('now', 'localtime'))"

    private static let lawyer: SQL = """
        (SELECT account.name FROM pre_proceedings_named AS named JOIN account ON account.id = named.account
            WHERE named.proceedings = item.id AND named.part = 'lawyer')
        """
    private static let teamName: SQL = "(SELECT team.name FROM team WHERE team.id = item.team)"

    package static let register = Register<PreProceedingsCase>(
        .init(
            list: "Pre-proceedings",
            introduction:
                "Families in pre-proceedings and care proceedings, by next deadline. The time limits are this council’s settings. Children whose records you cannot open are not shown and not counted. Days of drift are calendar days on which something was late, each counted once, of the child who waited longest.",
            none: "There are no cases that you can see. The legal tracker starts a case from the children’s record numbers."),
        at: address, read: .readPreProceedings,
        rows: .init(
            """
            item.id, item.number, family.number AS family, coalesce(\(literal: teamName), '') AS team, item.stage, item.decided, item.expected,
            item.next_due AS nextDue, item.next_kind AS nextKind, item.section20, \(literal: lawyer) AS lawyer, item.drift, item.children,
            item.unborn
            """, id: "item.id", order: ListOrder("next", by: "item.next_due", "item.number", unknownLast: "item.next_due IS NULL"),
            from: { "\(literal: KnownCase.table($0)) JOIN family ON family.id = item.family" }),
        declaration: .init(
            visibility: KnownCase.visibility, retention: .childLevel,
            speaksOf: .children(act: .readPreProceedings) { [$0.id.text] }, privilege: .none,
            searched: .nothing(because: "It is found by its number alone, by who may see it (``CaseSearch``)."),
            clocks: [
                RegisterClock(
                    "Pre-proceedings", due: "item.next_due", while: "item.next_due IS NOT NULL",
                    title: "'Case ' || item.number || ': ' || \(literal: CaseClock.Kind.sql("item.next_kind"))",
                    step: "Record the next step"
                ) { viewer in
                    if viewer.may(.keepPreProceedings) { return "1" }
                    // Who is named on a case and may not record its steps has nothing to do there.
                    if !viewer.may(.recordPreProceedings) { return "0" }
                    return """
                        item.id IN (SELECT proceedings FROM pre_proceedings_named WHERE account = \(viewer.person.id.text)
                            AND part IN ('socialWorker', 'manager'))
                        """
                }
            ], imports: .fieldsOfForm,
            drafts: .notKept(because: "It is short, and a draft would keep a family’s numbers outside the record.")),
        title: { "Case \($0.number), family \($0.family)" }, tab: { "Case \($0.number)" }, columns: columns,
        filters: [unborn, section20, week, late],
        isLate: { line, today in line.nextDue.map { $0 < today } ?? false }, adding: AnyAdding(CaseForm.adding),
        acts: StepKind.allCases.map { AnyAct(StepActs.act($0)) } + [AnyAct(CorrectionAct.act), AnyAct(StepActs.names)], actPages: true,
        known: { item, viewer, db in item.only(Set(try CaseChild.visible(of: item.family, to: viewer, in: db).map(\.id))) },
        aside: { request, _ in TrackerLinks.html(request) },
        detail: { item, request, db in try CaseDetail(item, request, db).html })

    private static let columns: [ListColumn<CaseLine>] = [
        ListColumn(
            "Case", order: ListOrder("case", by: "item.number"), value: { .text($0.number) },
            cell: { line, _ in
                "<span class=\"whole\"><a href=\"\(address.path(line.id))\">\(line.number)</a><span class=\"sub\">\(line.family)</span></span>"
            }),
        ListColumn(
            "Next deadline", order: ListOrder("next", by: "item.next_due", "item.number", unknownLast: "item.next_due IS NULL"),
            value: { .text($0.nextKind?.words ?? "Nothing due") },
            cell: { line, _ in
                guard let kind = line.nextKind, let due = line.nextDue else { return "Nothing due" }
                return "\(kind.words)<span class=\"sub\">\(due)</span>"
            }),
        ListColumn("Due", shown: .inFiles, value: { .day($0.nextDue) }),
        ListColumn(
            "Days overdue", shown: .onPages, isNumber: true, value: { _ in .text("") },
            cell: { line, request in line.nextDue.map { "\(max(0, request.today - $0))" } ?? "–" }),
        ListColumn(
            "Stage",
            filter: stage, value: { .text($0.stage.words) }),
        ListColumn(
            "Week", shown: .onPages, order: ListOrder("decided", by: "item.decided", "item.number", unknownLast: "item.decided IS NULL"),
            value: { _ in .text("") }, cell: { line, request in line.decided.map { "\((request.today - $0) / 7 + 1)" } ?? "–" }),
        ListColumn("Decision to begin", shown: .inFiles, value: { .day($0.decided) }),
        ListColumn(
            "Children", isNumber: true,
            value: {
                .text($0.unborn == 0 ? "\($0.children)" : "\($0.children), \($0.unborn) unborn")
            }),
        ListColumn("Days of drift", isNumber: true, value: { .number($0.drift) }, cell: { line, _ in "\(line.drift)" }),
        ListColumn("Lawyer", inHead: false, filter: lawyers, value: { .text($0.lawyer ?? "") }),
        ListColumn("Team", filter: teams, value: { .text($0.team) }),
    ]

    private static let stage = ListFilter(
        "stage", "Stage", options: { _ in Stage.allCases.map { ($0.rawValue, $0.words) } },
        condition: { stage, viewer in
            Stage(rawValue: stage).map {
                """
                item.id IN (SELECT part.proceedings FROM pre_proceedings_child AS part WHERE part.stage = \($0.rawValue)
                    AND (\(literal: KnownCase.shows("part.child", viewer))))
                """
            }
        })

    // What lawyers, teams and months there are is asked of each of these few, and not of each case.
    private static let lawyers = ListFilter(
        "lawyer", "Lawyer",
        options: { source in
            let sql: SQL = """
                SELECT DISTINCT account.name FROM account WHERE EXISTS (SELECT 1 FROM pre_proceedings_named AS named
                    JOIN pre_proceedings_case AS item ON item.id = named.proceedings WHERE named.account = account.id AND named.part = 'lawyer'
                    AND (\(literal: try KnownCase.visibility.condition(source.viewer)))) ORDER BY account.name
                """
            return [("nobody", "No lawyer named")]
                + (try Row.fetchAll(source.db, literal: sql).map { (value: $0["name"] as String, words: $0["name"] as String) })
        },
        condition: { asked, _ in
            asked == "nobody" ? "\(literal: lawyer) IS NULL" : "\(literal: lawyer) = \(asked)"
        })

    /// By the team of any child of the case.
    private static let teams = ListFilter(
        "team", "Team",
        options: { source in
            let sql: SQL = """
                SELECT team.id, team.name FROM team WHERE EXISTS (SELECT 1 FROM child JOIN pre_proceedings_child AS part ON part.child = child.id
                    WHERE child.team = team.id AND (\(literal: KnownCase.shows("part.child", source.viewer)))) ORDER BY team.name, team.id
                """
            return try Row.fetchAll(source.db, literal: sql).map { (value: $0["id"] as String, words: $0["name"] as String) }
        },
        condition: { team, viewer in
            """
            EXISTS (SELECT 1 FROM pre_proceedings_child AS part JOIN child ON child.id = part.child WHERE part.proceedings = item.id
                AND child.team = \(team) AND (\(literal: KnownCase.shows("part.child", viewer))))
            """
        })

    private static let unborn = ListFilter(
        "unborn", "Unborn child, expected",
        options: { source in
            let sql: SQL = """
                SELECT DISTINCT substr(part.expected, 1, 7) AS month FROM pre_proceedings_child AS part WHERE part.expected IS NOT NULL
                    AND (\(literal: KnownCase.shows("part.child", source.viewer))) ORDER BY month
                """
            return try Row.fetchAll(source.db, literal: sql).map { row in
                let month = row["month"] as String
                return (value: month, words: Day(iso: month + "-01")?.monthAndYear ?? month)
            }
        },
        condition: { month, viewer in
            """
            item.id IN (SELECT part.proceedings FROM pre_proceedings_child AS part WHERE part.expected IS NOT NULL
                AND substr(part.expected, 1, 7) = \(month) AND (\(literal: KnownCase.shows("part.child", viewer))))
            """
        })

    private static let section20 = ListFilter.flag("section20", "Section 20", "In care by agreement") { _ in "item.section20 = 1" }
    private static let late = ListFilter.flag("late", "Deadline", "Overdue") { "item.next_due < \($0.today)" }

    private static let week = ListFilter(
        "week", "Week of pre-proceedings",
        options: { _ in [("6", "1 to 6"), ("12", "7 to 12"), ("16", "13 to 16"), ("over", "After week 16")] },
        condition: { asked, viewer in
            let days: SQL = "(julianday(\(viewer.today)) - julianday(item.decided))"
            return switch asked {
            case "6": "\(literal: days) < 42"
            case "12": "\(literal: days) >= 42 AND \(literal: days) < 84"
            case "16": "\(literal: days) >= 84 AND \(literal: days) < 112"
            case "over": "\(literal: days) >= 112"
            default: nil
            }
        })
}

extension CaseClock.Kind {
    /// What a kind is called, as an expression over its stored word.
    static func sql(_ column: SQL) -> SQL {
        let cases = allCases.map { "WHEN \($0.rawValue) THEN \($0.words)" as SQL }.joined(separator: " ")
        return "CASE \(literal: column) \(literal: cases) END"
    }
}

/// What leads from the tracker to its other pages.
enum TrackerLinks {
    static func html(_ request: PageRequest) -> HTML {
        let settings: HTML? =
            request.may(.setPreProceedings) ? "<li><a href=\"\(TrackerPlaces.settings.path)\">Time limits</a></li>" : nil
        let dataset: HTML? =
            request.may(.keepPreProceedings)
            ? """
            <li><a href="\(SheetPlaces.all.path)">Import a spreadsheet</a></li>\
            <li><a href="\(TrackerPlaces.dataset.path)">Standard Safeguarding Dataset: import and export</a></li>\
            <li><a href="\(LoadedPlaces.all.path)">Loaded returns and the tracker</a></li>\
            <li><a href="\(LoadedPlaces.census.path)">Children in need census</a></li>
            """ : nil
        let letters: HTML? = request.may(.writeCaseLetters) ? "<li><a href=\"\(LetterSample.place.path)\">Sample of letters</a></li>" : nil
        return """
            <ul class="plain unprinted"><li><a href="\(TrackerPlaces.board.path)">Cases by stage</a></li>\
            <li><a href="\(TrackerPlaces.agenda.path)">Legal planning meetings</a></li>\
            <li><a href="\(TrackerPlaces.calendar.path)">Calendar</a></li>\
            <li><a href="\(TrackerPlaces.long.path)">Cases over the usual length</a></li>\
            <li><a href="\(TrackerPlaces.answers.path)">Pre-proceedings figures</a></li>\(letters)\(dataset)\(settings)</ul>
            """
    }
}

package enum TrackerPlaces {
    package static let board = Place("/pre-proceedings/board")
    package static let agenda = Place("/pre-proceedings/planning-meetings")
    package static let minutes = Place("/pre-proceedings/planning-meetings/minutes")
    package static let calendar = Place("/pre-proceedings/calendar")
    package static let long = Place("/pre-proceedings/long-cases")
    package static let answers = Place("/pre-proceedings/figures")
    package static let months = Place("/pre-proceedings/figures/by-month")
    package static let monthsCSV = Place("/pre-proceedings/figures/by-month.csv")
    package static let settings = Place("/pre-proceedings/lengths")
    package static let dataset = Place("/pre-proceedings/dataset")
    package static let datasetCSV = Place("/pre-proceedings/ssd_pre_proceedings.csv")
    package static let advice = PlaceOf<PreProceedingsCase>("/pre-proceedings/:proceedings/advice")

    /// The chart of one figure, by its code, with a change of practice marked where one is chosen.
    static func months(of code: String, change: String = "") -> String {
        "\(months.path)?figure=\(code)" + (change.isEmpty ? "" : "&change=\(change)")
    }
}
