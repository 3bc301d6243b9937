import Boards
import SiteKit
import Vocabulary

extension BoardRefusal: InWords {
    package var words: String {
        switch self {
        case .nameInUse(let name): "There is a board “\(name)” already. Choose another name."
        case .notToCome(let state): "This meeting is not to come any more: \(state.lowercased()). It can be read and no longer changed."
        case .sameDay(let day): "The meeting is on \(day) already. Give another day."
        case .inThePast(let day): "\(day) has passed. Give today or a later day."
        case .liesAhead(let day): "The meeting is on \(day). Record it on that day or later."
        case .issuedAlready(let day): "The agenda was issued on \(day) already. What arises since then is shown below it."
        case .nobodyPresent: "Say who was there. Nobody decides at a meeting at which nobody was."
        case .notHeldYet(let day): "The meeting of \(day) is not recorded as held yet. Record who was there first, then its decisions."
        case .dueBeforeMeeting(let day): "The meeting was on \(day). Give that day or a later one."
        case .settledAlready(let day): "This decision was settled on \(day) already."
        case .endsBeforeItBegins(let day): "The term begins on \(day). Give that day or a later one."
        case .underEmbargo: "The plan answers a report under embargo. Wait until Ofsted has published it."
        }
    }

    /// The field of the form that it belongs to.
    var field: String {
        switch self {
        case .nameInUse: "name"
        case .sameDay, .inThePast: "day"
        case .nobodyPresent: "attendance"
        case .dueBeforeMeeting: "due"
        case .endsBeforeItBegins: "to"
        case .notToCome, .liesAhead, .issuedAlready, .notHeldYet, .settledAlready, .underEmbargo: ""
        }
    }
}

/// Puts what was refused beside the field it is about.
func asProblems<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let refusal as BoardRefusal where !refusal.field.isEmpty {
        throw Problems(refusal.field, refusal.words)
    }
}

extension Meeting.State {
    var tag: Tag {
        switch self {
        case .planned: Tag(words, .hollow)
        case .issued: Tag(words, .circle)
        case .held: Tag(words, .tick)
        case .cancelled: Tag(words, .square)
        }
    }
}
