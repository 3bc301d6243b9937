import Boards
import SiteKit
import Vocabulary

extension BoardRefusal: BesideField {
    package var words: String {
        switch self {
        case .nameInUse(let name): "There is already a board called “\(name)”. Choose another name."
        case .notUpcoming(let state): "This meeting can no longer be changed: \(state.lowercased())."
        case .sameDay(let day): "The meeting is already on \(day). Enter another date."
        case .inThePast(let day): "\(day) is in the past. Enter today or a later date."
        case .isInTheFuture(let day): "The meeting is on \(day). Record it on or after that date."
        case .issuedAlready(let day): "The agenda was already issued on \(day). New items are shown below it."
        case .nobodyPresent: "Select who attended. At least one member must be present."
        case .notHeldYet(let day): "The meeting of \(day) is not recorded as held yet. Record who attended, then its decisions."
        case .dueBeforeMeeting(let day): "The meeting was on \(day). Enter that date or a later one."
        case .outcomeRecorded(let day): "The outcome of this decision was already recorded on \(day)."
        case .endsBeforeItBegins(let day): "The term starts on \(day). Enter that date or a later one."
        case .underEmbargo: "The plan responds to a report under embargo. Wait until Ofsted has published it."
        }
    }

    package var field: String {
        switch self {
        case .nameInUse: "name"
        case .sameDay, .inThePast: "day"
        case .nobodyPresent: "attendance"
        case .dueBeforeMeeting: "due"
        case .endsBeforeItBegins: "to"
        case .notUpcoming, .isInTheFuture, .issuedAlready, .notHeldYet, .outcomeRecorded, .underEmbargo: ""
        }
    }
}

/// Shows a refusal at the field it is about.
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
