import GRDB
import Vocabulary

// What a register declares besides its columns, each without a default, because what is forgotten here is found out too late.

/// How long rows are kept after they are closed, and from which reason.
package enum RetentionClass: String, Sendable, CaseIterable {
    /// Plans, reports, boards and what they decided: ten years (a local setting).
    case plansAndReports
    /// Extracts about single children: three years, without names (a local setting).
    case childLevel
    /// Records about the conduct of the service itself, such as incidents: six years (a local setting).
    case governance
}

/// Which persons the rows of a register speak of.
package enum SpeaksOf<Line>: Sendable {
    case nobody
    /// Members of staff or partners, by name or post.
    case staff
    /// Children or families. Each view of a row writes an audit row on these subjects under this act before the answer leaves, and no title
    /// of a page says what a row is called.
    case children(act: Act, @Sendable (Line) -> [String])
}

/// What of a row is legal advice, which is the council's privilege.
package enum Privilege: Sendable {
    case none
    /// The columns of these titles are shown and put into files for those who may do this act, and for nobody else.
    case legalAdvice(columns: Set<String>, seenBy: Act)

    package func hides(_ column: String, from viewer: Viewer) -> Bool {
        guard case .legalAdvice(let columns, let act) = self else { return false }
        return columns.contains(column) && !viewer.may(act)
    }
}

/// What of a row the search looks through. What is restricted or privileged is never put here.
package enum SearchedText: Sendable {
    case nothing(because: String)
    /// Expressions over the register's tables: the title, the text, and the day by which hits are ordered.
    case text(title: SQL, body: SQL, day: SQL)
}

/// Something of a row that falls due, for the work list, the deadlines and the calendar.
package struct RegisterClock: Sendable {
    let name: String
    let due: SQL
    let isRunning: SQL
    let title: SQL
    let step: String
    let next: @Sendable (Viewer) -> SQL
    let counted: @Sendable (Day) -> Day

    /// - Parameters:
    ///   - name: why it is due, and by which rule.
    ///   - due: the day, as an expression; a row without one has no clock.
    ///   - counted: the due date from the day of the expression, where it is counted in working days, which SQL cannot.
    ///   - isRunning: holds until the clock is met.
    ///   - step: the one next step, as a verb: “Tell the regulator”.
    ///   - next: holds for a row on which this person is next to act; nobody else has it on their work list.
    package init(
        _ name: String, due: SQL, counted: @escaping @Sendable (Day) -> Day = { $0 }, while isRunning: SQL, title: SQL, step: String,
        next: @escaping @Sendable (Viewer) -> SQL
    ) {
        (self.name, self.due, self.isRunning, self.title, self.step, self.next) = (name, due, isRunning, title, step, next)
        self.counted = counted
    }
}

/// Whether rows can be added several at once, pasted from a spreadsheet.
package enum ImportColumns: Sendable {
    case none(because: String)
    /// The columns are the fields of the form that adds a row, by their labels.
    case fieldsOfForm
}

/// Whether what somebody types into a long form is kept before it is whole.
package enum Drafts: Sendable {
    case notKept(because: String)
    /// The form has a second button, which keeps it as typed for its writer alone.
    case asTyped
}
