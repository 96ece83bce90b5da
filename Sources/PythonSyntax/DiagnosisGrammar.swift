// The grammar of Python 3.11 as data, for explaining errors only: next to the rules of the language stand rules for
// what people write by mistake (`invalid_…`), each with the name of what to say. The order of the alternatives decides
// which mistake is reported, so it follows CPython's. The fast parser does not use this table; `Recognizer` does.
//
// Notation: 'x' a token, "x" a soft keyword, [x] optional, x* x+ repeated, ','.x+ with separators, &x !x looks ahead,
// &&'x' must follow (else "expected 'x'"), ~ no other alternative from here on, a=x names a part, {say} is the action.
// A rule marked with ! behind its name remembers its results.

enum DiagnosisGrammar {
  static let statements = """
    file: [statements] ENDMARKER
    eval: expressions NEWLINE* ENDMARKER
    fstring: star_expressions
    statements: statement+
    statement: compound_stmt | simple_stmts
    simple_stmts: simple_stmt !';' NEWLINE | ';'.simple_stmt+ [';'] NEWLINE
    simple_stmt!: assignment | star_expressions | &'return' return_stmt | &('import' | 'from') import_stmt
      | &'raise' raise_stmt | 'pass' | &'del' del_stmt | &'yield' yield_expr | &'assert' assert_stmt
      | 'break' | 'continue' | &'global' global_stmt | &'nonlocal' nonlocal_stmt
    compound_stmt: &('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def
      | &('with' | 'async') with_stmt | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt
      | match_stmt
    assignment: NAME ':' expression ['=' annotated_rhs]
      | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
      | (star_targets '=')+ (yield_expr | star_expressions) !'='
      | single_target augassign ~ (yield_expr | star_expressions)
      | invalid_assignment
    annotated_rhs: yield_expr | star_expressions
    augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
    return_stmt: 'return' [star_expressions]
    raise_stmt: 'raise' expression ['from' expression] | 'raise'
    global_stmt: 'global' ','.NAME+
    nonlocal_stmt: 'nonlocal' ','.NAME+
    del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt
    assert_stmt: 'assert' expression [',' expression]
    import_stmt: 'import' ','.dotted_as_name+ | import_from
    import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
      | 'from' ('.' | '...')+ 'import' import_from_targets
    import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
      | invalid_import_from_targets
    import_from_as_names: ','.import_from_as_name+
    import_from_as_name: NAME ['as' NAME]
    dotted_as_name: dotted_name ['as' NAME]
    dotted_name!: NAME ('.' NAME)*
    block!: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
    decorators: ('@' named_expression NEWLINE)+
    class_def: decorators class_def_raw | class_def_raw
    class_def_raw: invalid_class_def_raw | 'class' NAME ['(' [arguments] ')'] ':' block
    function_def: decorators function_def_raw | function_def_raw
    function_def_raw: invalid_def_raw
      | 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block
      | 'async' 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block
    if_stmt: invalid_if_stmt | 'if' named_expression ':' block elif_stmt
      | 'if' named_expression ':' block [else_block]
    elif_stmt: invalid_elif_stmt | 'elif' named_expression ':' block elif_stmt
      | 'elif' named_expression ':' block [else_block]
    else_block: invalid_else_stmt | 'else' &&':' block
    while_stmt: invalid_while_stmt | 'while' named_expression ':' block [else_block]
    for_stmt: invalid_for_stmt
      | 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
      | 'async' 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
      | invalid_for_target
    with_stmt: invalid_with_stmt_indent
      | 'with' '(' ','.with_item+ [','] ')' ':' block
      | 'with' ','.with_item+ ':' block
      | 'async' 'with' '(' ','.with_item+ [','] ')' ':' block
      | 'async' 'with' ','.with_item+ ':' block
      | invalid_with_stmt
    with_item: expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
    try_stmt: invalid_try_stmt
      | 'try' &&':' block finally_block
      | 'try' &&':' block except_block+ [else_block] [finally_block]
      | 'try' &&':' block except_star_block+ [else_block] [finally_block]
    except_block: invalid_except_stmt_indent | 'except' expression ['as' NAME] ':' block | 'except' ':' block
      | invalid_except_stmt
    except_star_block: invalid_except_star_stmt_indent | 'except' '*' expression ['as' NAME] ':' block
      | invalid_except_stmt
    finally_block: invalid_finally_stmt | 'finally' &&':' block
    """

  static let patterns = """
    match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt
    subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
    case_block: invalid_case_block | "case" patterns [guard] ':' block
    guard: 'if' named_expression
    patterns: open_sequence_pattern | pattern
    pattern: as_pattern | or_pattern
    as_pattern: or_pattern 'as' pattern_capture_target | invalid_as_pattern
    or_pattern: '|'.closed_pattern+
    closed_pattern!: literal_pattern | pattern_capture_target | "_" | value_pattern | group_pattern
      | sequence_pattern | mapping_pattern | class_pattern
    literal_pattern: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
    complex_number: signed_real_number '+' imaginary_number | signed_real_number '-' imaginary_number
    signed_number: NUMBER | '-' NUMBER
    signed_real_number: real_number | '-' real_number
    real_number: a=NUMBER {real_number}
    imaginary_number: a=NUMBER {imaginary_number}
    pattern_capture_target: !"_" NAME !('.' | '(' | '=')
    value_pattern: attr !('.' | '(' | '=')
    attr!: NAME ('.' NAME)+
    name_or_attr: attr | NAME
    group_pattern: '(' pattern ')'
    sequence_pattern: '[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')'
    open_sequence_pattern: maybe_star_pattern ',' [maybe_sequence_pattern]
    maybe_sequence_pattern: ','.maybe_star_pattern+ [',']
    maybe_star_pattern: star_pattern | pattern
    star_pattern!: '*' pattern_capture_target | '*' "_"
    mapping_pattern: '{' '}' | '{' double_star_pattern [','] '}'
      | '{' items_pattern ',' double_star_pattern [','] '}' | '{' items_pattern [','] '}'
    items_pattern: ','.key_value_pattern+
    key_value_pattern: (literal_pattern | attr) ':' pattern
    double_star_pattern: '**' pattern_capture_target
    class_pattern: name_or_attr '(' ')' | name_or_attr '(' positional_patterns [','] ')'
      | name_or_attr '(' keyword_patterns [','] ')'
      | name_or_attr '(' positional_patterns ',' keyword_patterns [','] ')' | invalid_class_pattern
    positional_patterns: ','.pattern+
    keyword_patterns: ','.keyword_pattern+
    keyword_pattern: NAME '=' pattern
    """

  static let expressions = """
    expressions: expression (',' expression)+ [','] | expression ',' | expression
    expression!: invalid_expression | invalid_legacy_expression | disjunction 'if' disjunction 'else' expression
      | disjunction | lambdef
    yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
    star_expressions: star_expression (',' star_expression)+ [','] | star_expression ',' | star_expression
    star_expression!: '*' bitwise_or | expression
    star_named_expressions: ','.star_named_expression+ [',']
    star_named_expression: '*' bitwise_or | named_expression
    assignment_expression: NAME ':=' ~ expression
    named_expression: assignment_expression | invalid_named_expression | expression !':='
    disjunction!: conjunction ('or' conjunction)+ | conjunction
    conjunction!: inversion ('and' inversion)+ | inversion
    inversion!: 'not' inversion | comparison
    comparison: bitwise_or compare_pair+ | bitwise_or
    compare_pair: '==' bitwise_or | '!=' bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or
      | '>' bitwise_or | 'not' 'in' bitwise_or | 'in' bitwise_or | 'is' 'not' bitwise_or | 'is' bitwise_or
    bitwise_or!: bitwise_xor ('|' bitwise_xor)*
    bitwise_xor!: bitwise_and ('^' bitwise_and)*
    bitwise_and!: shift_expr ('&' shift_expr)*
    shift_expr!: sum (('<<' | '>>') sum)*
    sum!: term (('+' | '-') term)*
    term!: factor (('*' | '/' | '//' | '%' | '@') factor)*
    factor!: '+' factor | '-' factor | '~' factor | power
    power: await_primary '**' factor | await_primary
    await_primary!: 'await' primary | primary
    primary!: atom ('.' NAME | genexp | '(' [arguments] ')' | '[' slices ']')*
    slices: slice !',' | ','.(slice | starred_expression)+ [',']
    slice: [expression] ':' [expression] [':' [expression]] | named_expression
    atom: NAME | 'True' | 'False' | 'None' | &STRING strings | NUMBER | &'(' (tuple | group | genexp)
      | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...'
    group: '(' (yield_expr | named_expression) ')' | invalid_group
    list: '[' [star_named_expressions] ']'
    tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    set: '{' star_named_expressions '}'
    dict: '{' [double_starred_kvpairs] '}' | '{' invalid_double_starred_kvpairs '}'
    double_starred_kvpairs: ','.double_starred_kvpair+ [',']
    double_starred_kvpair: '**' bitwise_or | kvpair
    kvpair: expression ':' expression
    for_if_clauses: for_if_clause+
    for_if_clause: 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
      | 'for' star_targets 'in' ~ disjunction ('if' disjunction)* | invalid_for_target
    listcomp: '[' named_expression for_if_clauses ']' | invalid_comprehension
    setcomp: '{' named_expression for_if_clauses '}' | invalid_comprehension
    genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension
    dictcomp: '{' kvpair for_if_clauses '}' | invalid_dict_comprehension
    arguments!: args [','] &')' | invalid_arguments
    args: positional_args [',' kwargs] | kwargs
    positional_args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+
    kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+
      | ','.kwarg_or_double_starred+
    starred_expression: '*' expression
    kwarg_or_starred: invalid_kwarg | NAME '=' expression | starred_expression
    kwarg_or_double_starred: invalid_kwarg | NAME '=' expression | '**' expression
    star_targets: star_target !',' | star_target (',' star_target)* [',']
    star_targets_list_seq: ','.star_target+ [',']
    star_targets_tuple_seq: star_target (',' star_target)+ [','] | star_target ','
    star_target!: '*' (!'*' star_target) | target_with_star_atom
    target_with_star_atom!: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | star_atom
    star_atom: NAME | '(' target_with_star_atom ')' | '(' [star_targets_tuple_seq] ')'
      | '[' [star_targets_list_seq] ']'
    single_target: single_subscript_attribute_target | NAME | '(' single_target ')'
    single_subscript_attribute_target: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
    t_primary!: atom &t_lookahead
      (('.' NAME | '[' slices ']' | genexp | '(' [arguments] ')') &t_lookahead)*
    t_lookahead: '(' | '[' | '.'
    del_targets: ','.del_target+ [',']
    del_target!: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom
    del_t_atom: NAME | '(' del_target ')' | '(' [del_targets] ')' | '[' [del_targets] ']'
    """

  static let parameters = """
    params: invalid_parameters | parameters
    parameters: slash_no_default param_no_default* param_with_default* [star_etc]
      | slash_with_default param_with_default* [star_etc] | param_no_default+ param_with_default* [star_etc]
      | param_with_default+ [star_etc] | star_etc
    slash_no_default: param_no_default+ '/' ',' | param_no_default+ '/' &')'
    slash_with_default: param_no_default* param_with_default+ '/' ','
      | param_no_default* param_with_default+ '/' &')'
    star_etc: invalid_star_etc | '*' param_no_default param_maybe_default* [kwds]
      | '*' param_no_default_star_annotation param_maybe_default* [kwds] | '*' ',' param_maybe_default+ [kwds] | kwds
    kwds: invalid_kwds | '**' param_no_default
    param_no_default: param ',' | param &')'
    param_no_default_star_annotation: NAME ':' star_expression ',' | NAME ':' star_expression &')'
    param_with_default: param default ',' | param default &')'
    param_maybe_default: param [default] ',' | param [default] &')'
    param: NAME [':' expression]
    default: '=' expression | invalid_default
    lambdef: 'lambda' [lambda_params] ':' expression
    lambda_params: invalid_lambda_parameters | lambda_parameters
    lambda_parameters: lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* [lambda_star_etc]
      | lambda_slash_with_default lambda_param_with_default* [lambda_star_etc]
      | lambda_param_no_default+ lambda_param_with_default* [lambda_star_etc]
      | lambda_param_with_default+ [lambda_star_etc] | lambda_star_etc
    lambda_slash_no_default: lambda_param_no_default+ '/' ',' | lambda_param_no_default+ '/' &':'
    lambda_slash_with_default: lambda_param_no_default* lambda_param_with_default+ '/' ','
      | lambda_param_no_default* lambda_param_with_default+ '/' &':'
    lambda_star_etc: invalid_lambda_star_etc | '*' lambda_param_no_default lambda_param_maybe_default* [lambda_kwds]
      | '*' ',' lambda_param_maybe_default+ [lambda_kwds] | lambda_kwds
    lambda_kwds: invalid_lambda_kwds | '**' lambda_param_no_default
    lambda_param_no_default: NAME ',' | NAME &':'
    lambda_param_with_default: NAME default ',' | NAME default &':'
    lambda_param_maybe_default: NAME [default] ',' | NAME [default] &':'
    """

  static let invalidExpressions = """
    invalid_arguments: (positional_args ',' kwargs | kwargs) ',' a='*' {unpacking_after_keywords}
      | a=expression b=for_if_clauses ',' [args | expression for_if_clauses] {generator_needs_parentheses}
      | a=NAME b='=' expression for_if_clauses {maybe_equality}
      | a=args b=for_if_clauses {generator_behind_arguments}
      | args ',' a=expression b=for_if_clauses {generator_needs_parentheses_short}
      | a=args ',' args {positional_after_keywords}
    invalid_kwarg: a=('True' | 'False' | 'None') b='=' {keyword_is_constant}
      | a=NAME b='=' expression for_if_clauses {maybe_equality}
      | !(NAME '=') a=expression b='=' {keyword_is_expression}
    expression_without_invalid: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    invalid_legacy_expression: a=NAME !'(' b=star_expressions {legacy_call}
    invalid_expression: !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid {missing_comma}
      | a=disjunction 'if' b=disjunction !('else' | ':') {missing_else}
    invalid_named_expression!: a=expression ':=' expression {walrus_target}
      | a=NAME '=' b=bitwise_or !('=' | ':=') {maybe_equality}
      | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or b='=' bitwise_or !('=' | ':=')
        {cannot_assign_here}
    invalid_assignment: a=invalid_ann_assign_target ':' expression {single_annotation_target}
      | a=star_named_expression ',' star_named_expressions* ':' expression {tuple_annotation_target}
      | a=expression ':' expression {illegal_annotation_target}
      | (star_targets '=')* a=star_expressions '=' {assignment_target}
      | (star_targets '=')* a=yield_expr '=' {assignment_to_yield}
      | a=star_expressions augassign (yield_expr | star_expressions) {augmented_target}
    invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'
    invalid_del_stmt: 'del' a=star_expressions {delete_target}
    invalid_block: NEWLINE !INDENT {expected_block}
    invalid_comprehension: ('[' | '(' | '{') a=starred_expression for_if_clauses {unpacking_in_comprehension}
      | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses {comprehension_target}
      | ('[' | '{') a=star_named_expression b=',' for_if_clauses {comprehension_target}
    invalid_dict_comprehension: '{' a='**' bitwise_or for_if_clauses '}' {dict_unpacking_in_comprehension}
    invalid_with_item: expression 'as' a=expression &(',' | ')' | ':') {assignment_target}
    invalid_for_target: ['async'] 'for' a=star_expressions {for_target}
    invalid_group: '(' a=starred_expression ')' {starred_here} | '(' a='**' expression ')' {double_starred_here}
    invalid_import_from_targets: import_from_as_names ',' NEWLINE {trailing_import_comma}
    invalid_double_starred_kvpairs: ','.double_starred_kvpair+ ',' invalid_kvpair
      | expression ':' a='*' bitwise_or {starred_dict_value}
      | expression a=':' &('}' | ',') {missing_dict_value}
    invalid_kvpair: a=expression !':' {missing_dict_colon}
      | expression ':' a='*' bitwise_or {starred_dict_value}
      | expression a=':' &('}' | ',') {missing_dict_value}
    """

  static let invalidParameters = """
    invalid_default: a='=' &(')' | ',') {missing_default}
    invalid_parameters: param_no_default* invalid_parameters_helper a=param_no_default {non_default_after_default}
      | param_no_default* a='(' param_no_default+ [','] b=')' {parenthesized_parameters}
      | a='/' ',' {nothing_before_slash}
      | (slash_no_default | slash_with_default) param_maybe_default* a='/' {second_slash}
      | [slash_no_default | slash_with_default] param_maybe_default* '*' (',' | param_no_default)
        param_maybe_default* a='/' {slash_after_star}
      | param_maybe_default+ '/' a='*' {missing_comma_after_slash}
    invalid_parameters_helper: slash_with_default | param_with_default+
    invalid_star_etc: a='*' (')' | ',' (')' | '**')) {bare_star}
      | '*' param a='=' {variadic_default}
      | '*' (param_no_default | ',') param_maybe_default* a='*' (param_no_default | ',') {second_star}
    invalid_kwds: '**' param a='=' {keyword_variadic_default} | '**' param ',' a=param {after_keyword_variadic}
      | '**' param ',' a=('*' | '**' | '/') {after_keyword_variadic}
    invalid_lambda_parameters:
        lambda_param_no_default* invalid_lambda_parameters_helper a=lambda_param_no_default {non_default_after_default}
      | lambda_param_no_default* a='(' ','.NAME+ [','] b=')' {parenthesized_lambda_parameters}
      | a='/' ',' {nothing_before_slash}
      | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a='/' {second_slash}
      | [lambda_slash_no_default | lambda_slash_with_default] lambda_param_maybe_default* '*'
        (',' | lambda_param_no_default) lambda_param_maybe_default* a='/' {slash_after_star}
      | lambda_param_maybe_default+ '/' a='*' {missing_comma_after_slash}
    invalid_lambda_parameters_helper: lambda_slash_with_default | lambda_param_with_default+
    invalid_lambda_star_etc: '*' (':' | ',' (':' | '**')) {bare_star_of_lambda}
      | '*' NAME a='=' {variadic_default}
      | '*' (lambda_param_no_default | ',') lambda_param_maybe_default* a='*' (lambda_param_no_default | ',')
        {second_star}
    invalid_lambda_kwds: '**' NAME a='=' {keyword_variadic_default} | '**' NAME ',' a=NAME {after_keyword_variadic}
      | '**' NAME ',' a=('*' | '**' | '/') {after_keyword_variadic}
    """

  static let invalidStatements = """
    invalid_with_stmt: ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE {expected_colon}
      | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ [','] ')' NEWLINE {expected_colon}
    invalid_with_stmt_indent: ['async'] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT
        {expected_statement_block}
      | ['async'] a='with' '(' ','.(expressions ['as' star_target])+ [','] ')' ':' NEWLINE !INDENT
        {expected_statement_block}
    invalid_try_stmt: a='try' ':' NEWLINE !INDENT {expected_statement_block}
      | 'try' ':' block !('except' | 'finally') {expected_except}
      | 'try' ':' block* except_block+ a='except' b='*' expression ['as' NAME] ':' {mixed_except}
      | 'try' ':' block* except_star_block+ a='except' b=[expression ['as' NAME]] ':' {mixed_except_star}
    invalid_except_stmt: 'except' ['*'] a=expression ',' expressions ['as' NAME] ':' {parenthesize_exceptions}
      | 'except' ['*'] expression ['as' NAME] NEWLINE {expected_colon}
      | 'except' NEWLINE {expected_colon}
      | 'except' '*' (NEWLINE | ':') {expected_exception_types}
    invalid_finally_stmt: a='finally' ':' NEWLINE !INDENT {expected_statement_block}
    invalid_except_stmt_indent: a='except' expression ['as' NAME] ':' NEWLINE !INDENT {expected_statement_block}
      | a='except' ':' NEWLINE !INDENT {expected_statement_block}
    invalid_except_star_stmt_indent: a='except' '*' expression ['as' NAME] ':' NEWLINE !INDENT
        {expected_except_star_block}
    invalid_match_stmt: "match" subject_expr NEWLINE {expected_colon}
      | a="match" subject_expr ':' NEWLINE !INDENT {expected_statement_block}
    invalid_case_block: "case" patterns [guard] NEWLINE {expected_colon}
      | a="case" patterns [guard] ':' NEWLINE !INDENT {expected_statement_block}
    invalid_as_pattern: or_pattern 'as' a="_" {underscore_target} | or_pattern 'as' !NAME a=expression {pattern_target}
    invalid_class_pattern: name_or_attr '(' a=invalid_class_argument_pattern {positional_patterns_last}
    invalid_class_argument_pattern: [positional_patterns ','] keyword_patterns ',' a=positional_patterns
    invalid_if_stmt: 'if' named_expression NEWLINE {expected_colon}
      | a='if' named_expression ':' NEWLINE !INDENT {expected_statement_block}
    invalid_elif_stmt: 'elif' named_expression NEWLINE {expected_colon}
      | a='elif' named_expression ':' NEWLINE !INDENT {expected_statement_block}
    invalid_else_stmt: a='else' ':' NEWLINE !INDENT {expected_statement_block}
    invalid_while_stmt: 'while' named_expression NEWLINE {expected_colon}
      | a='while' named_expression ':' NEWLINE !INDENT {expected_statement_block}
    invalid_for_stmt: ['async'] 'for' star_targets 'in' star_expressions NEWLINE {expected_colon}
      | ['async'] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT {expected_statement_block}
    invalid_def_raw: ['async'] a='def' NAME '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT
        {expected_function_block}
    invalid_class_def_raw: 'class' NAME ['(' [arguments] ')'] NEWLINE {expected_colon}
      | a='class' NAME ['(' [arguments] ')'] ':' NEWLINE !INDENT {expected_class_block}
    """

  /// All of it, read once.
  static let rules: CompiledGrammar = CompiledGrammar(
    parsing: [
      statements, patterns, expressions, parameters, invalidExpressions, invalidParameters, invalidStatements,
    ])
}
