import SiteKit

extension Act {
    package static let readChild = Act("children.read", "read the records of children")
    package static let addChild = Act("children.add", "add a child’s record in their teams")
    package static let editChild = Act("children.edit", "change a child’s record")
    package static let allocateChild = Act("children.allocate", "allocate a child to workers")
    package static let restrictChild = Act("children.restrict", "restrict a child’s record and name its readers")
    package static let openInEmergency = Act("children.open-in-emergency", "open a record in an emergency, with a reason")
    package static let governChildren = Act("children.govern", "review restrictions and emergency openings, and keep blocks")
    package static let confirmLift = Act("children.confirm-lift", "confirm, as the second person, that a restriction or a block is lifted")
    package static let declareTie = Act("families.declare", "declare a family that is their own or a relative’s")
    package static let readViews = Act("children.views", "see who looked at a child’s record, by its number")
    package static let inquireLooks = Act("audit.inquire", "ask what a worker looked at, for a purpose that is written down")
    package static let readPatterns = Act("audit.patterns", "see what in the looking is worth a question, and set the usual hours")

    /// Written when somebody asks for a record that is not there, or not there for them. No table gives it.
    package static let missedChild = Act("children.missed", "ask for a record that is not there for them")
    /// Written for each child that a list or a search shows.
    package static let listedChild = Act("children.listed", "see a child in a list")
}
