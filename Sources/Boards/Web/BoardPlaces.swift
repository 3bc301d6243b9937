import Boards
import SiteKit

/// The addresses of boards, meetings and decisions.
package enum BoardPlaces {
    package static let list = Place("/boards")
    package static let settings = Place("/boards/settings")
    package static let board = PlaceOf<Board>("/boards/:board")
    static let edit = PlaceOf<Board>("/boards/:board/edit")
    static let members = PlaceOf<Board>("/boards/:board/members")
    static let endTerm = PlaceIn<Board, BoardMember>("/boards/:board/members/:member/end")
    static let meetings = PlaceOf<Board>("/boards/:board/meetings")
    package static let meeting = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting")
    static let move = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/move")
    static let cancel = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/cancel")
    static let issue = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/agenda")
    static let raise = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/items")
    static let hold = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/attendance")
    static let decide = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/decisions")
    package static let decisions = PlaceOf<Board>("/boards/:board/decisions")
    static let spreadsheet = PlaceOf<Board>("/boards/:board/decisions.csv")
    package static let decision = PlaceIn<Board, Decision>("/boards/:board/decisions/:decision")
    static let settle = PlaceIn<Board, Decision>("/boards/:board/decisions/:decision/settle")
}
