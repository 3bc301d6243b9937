/// The spelling rules of ``Syllables``: of two that speak of one letter, the later holds.
///
/// In a pattern `.` is the edge of the word, `#` any consonant and `@` any vowel. The sign behind a letter says what the rule makes of it:
/// `-` it is silent, `=` it is spoken after all, `|` a new syllable begins behind it, `~` none does, `*` there is one more syllable.
enum SyllableRules {
    static let rules = SyllablePatterns([parted, joined, partedAgain, silentE, spokenE, endings].joined(separator: " "))

    /// Two vowels of which each is spoken.
    private static let parted = """
        i|a i|o i|u e|o u|a u|o #y|a #y|o #y|e #y|i e|ing o|ing u|ing a|ing i|ing y|ing \
        .re|act .re|ali .re|ass .re|app .re|arr .re|aff .re|ele .re|ent .re|exa .re|ins .re|int .re|inf .re|uni .re|us .pre|e \
        .pre|o .pre|i \
        .co|op .co|or .co|e .co|inc .tri|a .anti|@ .semi|@ .micro|@ .auto|@ .neo|@ \
        i|et i|er. i|ers. i|est. i|en i|ence re|a. de|a. ne|a. re|as. de|as. pe|an. ane|an. ore|an. bbe|an. pe|ans. ine|a ucle|a \
        u|ity u|ities u|ous u|al u|el u|ent u|ence u|et o|el. o|em o|et cre|at o|a. a|os a|ic. e|um e|ity e|ism i|ism u|ation u|ate \
        u|in. u|ins. u|ine u|id. u|ids. o|ed. o|ic. e|ist .the|at .the|or a|ot e|ia o|ia ere|al.
        """

    /// Two vowels that are spoken as one after all.
    private static let joined = """
        ci~a ti~a ci~o ti~o si~o gi~o xi~o shi~o ci~e ti~e gi~a ci~u si~a ssi~a gi~u e~ou ge~o che~o gu~a gu~o e~ur i~ef i~ev \
        i~eld i~end i~ege \
        i~ece .pi~er .ti~er nti~er. mi~er. shi~er. ldi~er agi~er bu~i gu~i su~i ju~i fru~i u~ise bru~i cru~i pe~op le~op je~op .fli~er \
        i~es. i~ed. o~ing. ni~on lli~on li~on. ni~or. ni~ors. ni~us. li~an. li~ans. lli~an li~ar. lli~ar i~age. i~ages. li~a. \
        rni~a. ini~a. lvani~a. rri~age \
        li~am vi~our vi~or. vi~ors vi~ora ia~m di~amo di~amo #y~e. #y~es. i~eu a~el. wi~es o~a# o~ad e~ar e~at. rsu~a #y~ard #y~ards ny~a
        """

    private static let partedAgain = """
        ci|ate ci|ati ti|ati ti|ate gi|ant. gi|ants. ti|o. ti|os. ci|et sui|c su|ic ti|et qui|et sci|en ci|en. i|est. pri~est \
        o|ing su|ing u|ing. \
        .li|on ge|og ge|ol ge|om u|ous u|ity u|ities ru|in ro|in tu|it .co|ali .o|as ne|ous de|ous ci|olog si|olog ci|ar \
        ti|ality bi|o bi|a .di|a .di|o die|t tia~tiv \
        ni|an. ni|ans. ri|age. le|on. ne|on cia~lly cia~l. tia~l. cia~lis .bi|a rri~age su|ici so|ever .who|ever .sci|a si|as \
        ti|ast cre|at cre~atur
        """

    /// The e of “make”, “makes”, “hoped”, “lovely”, “statement”.
    private static let silentE = """
        #e-. #e-s. #e-d. ue-. ue-s. ue-d. gu-e-. gu-e-s. gu-e-d. #e-ly. e-ment. e-ments. e-ful e-less e-ness. e-some e-hood \
        e-ship ica-lly e-like \
        e-work e-over e-own e-sman e-smen e-spers e-liness e-yard e-man. e-men. vege-tab here-by nine-t none-th .eve-ry \
        .eve-ning busi-ness choco-l e-shire \
        .there-by safe-ty where=ver e-line e-lines
        """

    private static let spokenE = """
        ble=. cle=. dle=. fle=. gle=. kle=. ple=. tle=. zle=. sle=. tre=. bre=. cre=. \
        ble=s. cle=s. dle=s. fle=s. gle=s. kle=s. ple=s. tle=s. zle=s. tre=s. cre=s. \
        ble=d. cle=d. dle=d. fle=d. gle=d. kle=d. ple=d. tle=d. zle=d. tle=ment .we=men wome=n wome=n. cime=n \
        se=s. ce=s. ge=s. ze=s. xe=s. she=s. che=s. te=d. de=d. le=ment the=less aybe=. .ce=ment .re=ly .rese=nt .ache-s. \
        dache-s. ntle=m \
        nti=re*. nti=re*ly eti=re*. eti=re*d eti=re*ment cqui=re*. cqui=re*d desi=re*. desi=re*d desi=re*s empi=re*. nspi=re*d \
        .ti=re*d. .fi=re* .hi=re*d admi=re*d
        """

    private static let endings = "s*m. th*m. s*ms. th*ms. lle=ss .m*c# .m*c@"

    static func exception(_ letters: [UInt8]) -> Int? { exceptions[letters] }

    /// Words that begin compounds and end in a silent e: “home” in “homework”.
    static let firstParts = Set(
        """
        some home there where house life face base frame guide time care safe side fire else ice use like white name game stake \
        state trade \
        wire price space make take give hope live wide grace fore place share ware pipe mile lime wave horse eye note cave bare \
        dare rose \
        grave love plate stage store smoke stone tape voice whole wine bride cheese bone drive gate hide knife lake lone nose \
        page phone rate \
        rope cease fine blue true free nurse source edge bridge judge college police office service force peace cleve late mine
        """.split(separator: " ").map { Array($0.utf8) })
}
