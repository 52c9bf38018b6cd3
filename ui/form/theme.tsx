/** The lean theme: @rjsf/core with our templates and widgets in place of its own. */
// By file: the package's index also loads a registry for tests, which wants a validator that compiles.
import StringField from '@rjsf/core/lib/components/fields/StringField.js';
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { RegistryWidgetsType } from '@rjsf/utils';
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './templates/array.tsx';
import { FieldErrorTemplate, FieldTemplate } from './templates/field.tsx';
import { ObjectFieldTemplate } from './templates/object.tsx';
import { AttachmentsWidget, AttachmentWidget } from './widgets/attachment.tsx';
import { CheckboxesWidget, RadioWidget, SelectWidget, YesNoWidget } from './widgets/choices.tsx';
import { ComputedWidget } from './widgets/computed.tsx';
import {
  DateTimeWidget,
  DateWidget,
  EmailWidget,
  IdentityWidget,
  LineWidget,
  PhoneWidget,
  TimeWidget,
  UrlWidget,
} from './widgets/line.tsx';
import { LinesWidget } from './widgets/lines.tsx';
import { AboutWidget, DurationWidget, RatingWidget, SealWidget, SignatureWidget } from './widgets/more.tsx';
import { AmountWidget, NumberWidget } from './widgets/number.tsx';
import { SearchWidget } from './widgets/search.tsx';
import { UnknownField } from './widgets/unknown.tsx';

/** By the names that registry.ts gives out. */
export const widgets: RegistryWidgetsType = {
  line: LineWidget,
  lines: LinesWidget,
  number: NumberWidget,
  amount: AmountWidget,
  date: DateWidget,
  dateTime: DateTimeWidget,
  email: EmailWidget,
  phone: PhoneWidget,
  attachment: AttachmentWidget,
  attachments: AttachmentsWidget,
  select: SelectWidget,
  search: SearchWidget,
  radio: RadioWidget,
  yesNo: YesNoWidget,
  checkboxes: CheckboxesWidget,
  computed: ComputedWidget,
  time: TimeWidget,
  url: UrlWidget,
  identity: IdentityWidget,
  rating: RatingWidget,
  duration: DurationWidget,
  signature: SignatureWidget,
  seal: SealWidget,
  about: AboutWidget,
};

const Nothing = () => null;

export const ThemedForm = withTheme({
  widgets,
  // Our number widget reads what is typed by itself; the core's would read it a second time.
  fields: { NumberField: StringField, UnknownField },
  templates: {
    ArrayFieldItemTemplate,
    ArrayFieldTemplate,
    FieldErrorTemplate,
    FieldTemplate,
    ObjectFieldTemplate,
    DescriptionFieldTemplate: Nothing,
    FieldHelpTemplate: Nothing,
  },
});
