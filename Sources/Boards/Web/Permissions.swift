import SiteKit

extension Act {
    package static let readBoards = Act("boards.read", "read boards, their agendas and decisions")
    package static let keepBoards = Act("boards.keep", "keep boards: members, meetings, agendas, decisions")
}
